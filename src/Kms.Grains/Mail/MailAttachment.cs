namespace Kms.Mail;

/// <summary>A PDF file that leaves with a mail.</summary>
[GenerateSerializer, Immutable, Alias("kms.MailAttachment")]
internal sealed record MailAttachment([property: Id(0)] string Name, [property: Id(1)] byte[] Content)
{
    /// <summary>The field of a mail that asks for the information document.</summary>
    public const string Field = "attachment";
}
