namespace Kms.Transfers;

/// <summary>Identifies a transfer of devices to a partner.</summary>
/// <param name="Value">32 hex digits.</param>
[GenerateSerializer, Immutable, Alias("kms.TransferId")]
public readonly record struct TransferId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
