namespace Kms.Mail;

/// <summary>An e-mail template in the list: an original, or a copy below its original.</summary>
/// <param name="Id">The template.</param>
/// <param name="Kind">activation, invitation, read-right-granted, ...</param>
/// <param name="Language">en, da, fr or de.</param>
/// <param name="Name">What its makers call it; null for an original.</param>
/// <param name="Subject">Subject line, with its fields.</param>
/// <param name="IsActive">Mails of this kind and language are made from it.</param>
/// <param name="Version">Grows with every change of its text; 0 for an original.</param>
/// <param name="ChangedAt">UTC; null for an original.</param>
/// <param name="Sample">The subject line with samples for its fields.</param>
[GenerateSerializer, Immutable, Alias("kms.EmailTemplateRow")]
public sealed record EmailTemplateRow(
    EmailTemplateId Id, string Kind, string Language, string? Name, string Subject, bool IsActive, int Version, DateTimeOffset? ChangedAt,
    string Sample);
