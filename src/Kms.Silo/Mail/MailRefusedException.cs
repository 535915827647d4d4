namespace Kms.Silo.Mail;

/// <summary>A mail was not taken over.</summary>
/// <param name="message">What the server said; never the mail's text.</param>
/// <param name="forGood">The server will not take it later either: the recipient is unknown, the mail unacceptable.</param>
internal sealed class MailRefusedException(string message, bool forGood) : Exception(message)
{
    public bool ForGood => forGood;
}
