using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Certificates;

/// <summary>How a request names a certificate: hashes of its issuer's name and key, and its serial number (RFC 6960, section 4.1.1).</summary>
/// <param name="Content">As it came; the answer repeats it.</param>
/// <param name="Hash">With what the issuer was hashed.</param>
/// <param name="IssuerName">The hash of its name.</param>
/// <param name="IssuerKey">The hash of its key.</param>
/// <param name="Serial">In hex digits.</param>
internal sealed record OcspCertificate(byte[] Content, string Hash, byte[] IssuerName, byte[] IssuerKey, string Serial)
{
    private const string Sha1 = "1.3.14.3.2.26";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    public static OcspCertificate Read(AsnReader request)
    {
        var content = request.PeekEncodedValue().ToArray();
        var id = request.ReadSequence();
        var hash = id.ReadSequence().ReadObjectIdentifier();
        var one = new OcspCertificate(content, hash, id.ReadOctetString(), id.ReadOctetString(), Convert.ToHexStringLower(id.ReadIntegerBytes().Span));
        id.ThrowIfNotEmpty();
        // Extensions of a single request are for clients with more than one server.
        if (request.HasData) request.ReadEncodedValue();
        request.ThrowIfNotEmpty();
        return one;
    }

    public bool IsOf(X509Certificate2 issuer) => Hash switch
    {
#pragma warning disable CA5350 // It names a certificate, as most clients do; nothing is trusted because of it.
        Sha1 => Is(SHA1.HashData(issuer.SubjectName.RawData), SHA1.HashData(KeyOf(issuer))),
#pragma warning restore CA5350
        Sha256 => Is(SHA256.HashData(issuer.SubjectName.RawData), SHA256.HashData(KeyOf(issuer))),
        _ => false,
    };

    private bool Is(byte[] name, byte[] key) => IssuerName.AsSpan().SequenceEqual(name) && IssuerKey.AsSpan().SequenceEqual(key);

    // The bits of the key, without algorithm, tag and length.
    private static byte[] KeyOf(X509Certificate2 issuer) => issuer.PublicKey.EncodedKeyValue.RawData;
}
