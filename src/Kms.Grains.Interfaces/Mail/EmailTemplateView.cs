using System.Collections.Immutable;

namespace Kms.Mail;

/// <summary>A template with its text and what it may be made of.</summary>
/// <param name="Row">As in the list.</param>
/// <param name="Body">Markdown, with its fields.</param>
/// <param name="ChangedBy">Who changed it last; null for an original, or when that account is gone.</param>
/// <param name="NeedsLink">A mail of this kind is of no use without its link.</param>
/// <param name="Fields">The fields it may use.</param>
/// <param name="History">How it read before, newest first.</param>
[GenerateSerializer, Immutable, Alias("kms.EmailTemplateView")]
public sealed record EmailTemplateView(
    EmailTemplateRow Row, string Body, string? ChangedBy, bool NeedsLink, ImmutableArray<EmailTemplateField> Fields,
    ImmutableArray<EmailTemplateRevision> History);
