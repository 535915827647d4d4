using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Certificates;

/// <summary>The search keys of RFC 4387, section 2.2. They find and prove nothing, so that SHA-1 does no harm.</summary>
internal static class CertificateHashes
{
    public const int Length = SHA1.HashSizeInBytes;

    /// <summary>What a certificate of a person is found by.</summary>
    public static IEnumerable<(CertificateHashKind Kind, byte[] Hash)> Of(X509Certificate2 certificate)
    {
        yield return (CertificateHashKind.Certificate, Hash(certificate.RawDataMemory.Span));
        yield return (CertificateHashKind.IssuerAndSerial, Hash(IssuerAndSerial(certificate)));
        if (certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault() is { } key)
            yield return (CertificateHashKind.KeyIdentifier, Hash(key.SubjectKeyIdentifierBytes.Span));
    }

    /// <summary>What a certificate of the authority is found by.</summary>
    public static IEnumerable<(CertificateHashKind Kind, byte[] Hash)> OfAuthority(X509Certificate2 certificate) =>
        Of(certificate).Append((CertificateHashKind.Subject, Hash(certificate.SubjectName.RawData)));

    public static string Id(CertificateHashKind kind, ReadOnlySpan<byte> hash) => $"{kind}/{Convert.ToHexStringLower(hash)}";

#pragma warning disable CA5350 // RFC 4387, section 2.1 asks for SHA-1
    public static byte[] Hash(ReadOnlySpan<byte> content) => SHA1.HashData(content);
#pragma warning restore CA5350

    private static byte[] IssuerAndSerial(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(certificate.IssuerName.RawData);
            writer.WriteInteger(certificate.SerialNumberBytes.Span);
        }
        return writer.Encode();
    }
}
