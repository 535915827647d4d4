namespace Kms.Files;

/// <summary>Identifies an uploaded or produced file; files are encrypted at rest and kept 24 hours.</summary>
/// <param name="Value">32 hex digits.</param>
[GenerateSerializer, Immutable, Alias("kms.FileId")]
public readonly record struct FileId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
