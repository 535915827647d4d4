using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Certificates;

/// <summary>A private key in the clear with its certificate and those above that. Lives for one step, then is disposed.</summary>
internal sealed class KeyContent(AsymmetricAlgorithm key, X509Certificate2 certificate, IReadOnlyList<X509Certificate2> chain) : IDisposable
{
    public AsymmetricAlgorithm Key => key;

    public X509Certificate2 Certificate => certificate;

    public IReadOnlyList<X509Certificate2> Chain => chain;

    public void Dispose()
    {
        key.Dispose();
        certificate.Dispose();
        foreach (var above in chain) above.Dispose();
    }
}
