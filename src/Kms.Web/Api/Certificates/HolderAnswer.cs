using Kms.Certificates;

namespace Kms.Web.Api;

internal sealed record HolderAnswer(IReadOnlyList<CertificateAnswer> Certificates, IReadOnlyList<CertificateOrderAnswer> Orders)
{
    public static HolderAnswer Of(HolderView view) =>
        new([.. view.Certificates.Select(CertificateAnswer.Of)], [.. view.Orders.Select(CertificateOrderAnswer.Of)]);
}
