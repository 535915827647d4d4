namespace Kms.AccessRequests;

/// <summary>Identifies a request for super-user access.</summary>
/// <param name="Value">32 hex digits.</param>
[GenerateSerializer, Immutable, Alias("kms.AccessRequestId")]
public readonly record struct AccessRequestId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
