namespace Kms.Certificates;

/// <summary>Identifies an order of a certificate.</summary>
/// <param name="Value">32 hex digits.</param>
[GenerateSerializer, Immutable, Alias("kms.CertificateOrderId")]
public readonly record struct CertificateOrderId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
