namespace Kms.Mail;

/// <summary>Narrows the list of e-mail templates; null does not.</summary>
/// <param name="Kind">Exact kind.</param>
/// <param name="Language">en, da, fr or de.</param>
/// <param name="Active">Whether mails are made from it.</param>
[GenerateSerializer, Immutable, Alias("kms.EmailTemplateFilter")]
public sealed record EmailTemplateFilter(string? Kind = null, string? Language = null, bool? Active = null);
