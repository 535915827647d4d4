namespace Kms.Mail;

/// <summary>A mail as it would leave, with links left out.</summary>
/// <param name="Subject">Subject line.</param>
/// <param name="Html">HTML body, to be shown in a sandboxed frame.</param>
/// <param name="Text">Plain text body.</param>
[GenerateSerializer, Immutable, Alias("kms.MailPreview")]
public sealed record MailPreview(string Subject, string Html, string Text);
