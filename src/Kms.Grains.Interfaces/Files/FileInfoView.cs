namespace Kms.Files;

/// <summary>A stored file.</summary>
/// <param name="Id">The file.</param>
/// <param name="Name">Its name, without folders.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Complete">True when all of it is there.</param>
/// <param name="Collected">When a produced file was read to its end, UTC: it cannot be read again.</param>
[GenerateSerializer, Immutable, Alias("kms.FileInfoView")]
public sealed record FileInfoView(FileId Id, string Name, string MediaType, long Length, bool Complete, DateTimeOffset? Collected = null);
