using Kms.Certificates;

namespace Kms.Web.Api;

internal sealed record PlacedOrderAnswer(CertificateOrderAnswer Order, string Code)
{
    public static PlacedOrderAnswer Of(PlacedCertificateOrder placed) => new(CertificateOrderAnswer.Of(placed.Order), placed.Code);

    public override string ToString() => "PlacedOrderAnswer(hidden)";
}
