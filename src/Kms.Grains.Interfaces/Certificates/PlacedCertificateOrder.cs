using Kms.Keys;

namespace Kms.Certificates;

/// <summary>An order with the one-time code that whoever ordered hands over by another way than the mail.</summary>
/// <param name="Order">The order.</param>
/// <param name="Code">Shown once; of it only a hash is kept.</param>
[GenerateSerializer, Immutable, Alias("kms.PlacedCertificateOrder")]
public sealed record PlacedCertificateOrder(CertificateOrderRow Order, [property: Secret] string Code)
{
    /// <summary>Never shows the code.</summary>
    public override string ToString() => $"PlacedCertificateOrder({Order.Id})";
}
