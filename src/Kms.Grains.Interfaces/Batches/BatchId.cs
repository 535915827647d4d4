namespace Kms.Batches;

/// <summary>Identifies a batch reference.</summary>
/// <param name="Value">32 hex digits.</param>
[GenerateSerializer, Immutable, Alias("kms.BatchId")]
public readonly record struct BatchId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
