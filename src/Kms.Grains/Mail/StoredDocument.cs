using Kms.Files;

namespace Kms.Mail;

/// <summary>An information document; its bytes lie in <see cref="IFileStore"/>.</summary>
internal sealed record StoredDocument(string Language, string Name, FileId File, long Length, DateTimeOffset ChangedAt)
{
    public InformationDocument ToView() => new(Language, Name, Length, ChangedAt);
}
