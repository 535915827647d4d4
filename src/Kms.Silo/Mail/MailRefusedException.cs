namespace Kms.Silo.Mail;

/// <summary>A mail was not taken over.</summary>
/// <param name="code">One of <see cref="MailFaults"/>.</param>
/// <param name="words">What the server or the system said; never the mail's text.</param>
/// <param name="forGood">The server will not take it later either: the recipient is unknown, the mail unacceptable.</param>
internal sealed class MailRefusedException(string code, string? words, bool forGood = false) : Exception($"{code} {words}".TrimEnd())
{
    public string Code => code;

    public string? Words => words;

    public bool ForGood => forGood;
}
