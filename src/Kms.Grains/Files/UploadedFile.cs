namespace Kms.Files;

/// <summary>An upload ready to be read. <paramref name="Secret"/> is the password of a KEM file.</summary>
[GenerateSerializer, Immutable, Alias("kms.UploadedFile")]
internal sealed record UploadedFile(
    [property: Id(0)] FileId Id, [property: Id(1)] string Name, [property: Id(2)] long Length, [property: Id(3)] string? Secret)
{
    /// <summary>Never shows the secret.</summary>
    public override string ToString() => $"UploadedFile({Id})";
}
