namespace Kms.Mail;

/// <summary>How a template read before it was changed.</summary>
/// <param name="Version">The version that this was.</param>
/// <param name="Draft">Its name and text.</param>
/// <param name="At">When it was written, UTC.</param>
/// <param name="By">Who wrote it; null when that account is gone.</param>
[GenerateSerializer, Immutable, Alias("kms.EmailTemplateRevision")]
public sealed record EmailTemplateRevision(int Version, EmailTemplateDraft Draft, DateTimeOffset At, string? By);
