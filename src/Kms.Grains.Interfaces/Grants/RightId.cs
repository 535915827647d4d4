namespace Kms.Grants;

/// <summary>Identifies a read right.</summary>
/// <param name="Value">32 hex digits.</param>
[GenerateSerializer, Immutable, Alias("kms.RightId")]
public readonly record struct RightId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
