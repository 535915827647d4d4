namespace Kms.Silo.Mail;

/// <summary>Why a mail did not leave; pages have a sentence for each.</summary>
internal static class MailFaults
{
    public const string RecipientRefused = "recipient-refused";
    public const string ServerRefused = "server-refused";
    public const string Unreachable = "unreachable";
    public const string NoAnswer = "no-answer";
    public const string Insecure = "insecure";
    public const string Unwritable = "unwritable";
    public const string NotMade = "not-made";
}
