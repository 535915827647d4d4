namespace Kms.Devices;

/// <summary>Identifies a request for a claim without code.</summary>
/// <param name="Value">32 hex digits.</param>
[GenerateSerializer, Immutable, Alias("kms.ClaimRequestId")]
public readonly record struct ClaimRequestId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
