namespace Kms.Mail;

/// <summary>A document that invitations may carry, in one language.</summary>
/// <param name="Language">en, da, fr or de.</param>
/// <param name="Name">File name, as its reader sees it.</param>
/// <param name="Length">In bytes.</param>
/// <param name="ChangedAt">UTC.</param>
[GenerateSerializer, Immutable, Alias("kms.InformationDocument")]
public sealed record InformationDocument(string Language, string Name, long Length, DateTimeOffset ChangedAt);
