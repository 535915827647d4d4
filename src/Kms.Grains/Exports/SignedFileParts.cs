using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Exports;

/// <summary>What stands around signed content: RFC 5652, sections 3, 5.1 and 5.3. BER of indefinite length around it, DER behind it.</summary>
internal static class SignedFileParts
{
    private const string SignedData = "1.2.840.113549.1.7.2";
    private const string Data = "1.2.840.113549.1.7.1";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string RsaWithSha256 = "1.2.840.113549.1.1.11"; // RFC 5754, section 3.2
    private const string EcdsaWithSha256 = "1.2.840.10045.4.3.2"; // RFC 5754, section 3.3
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string MessageDigest = "1.2.840.113549.1.9.4";
    private const string SigningTime = "1.2.840.113549.1.9.5";

    private const int Version = 1; // of data that is named by issuer and serial number
    private const byte Sequence = 0x30;
    private const byte Tagged = 0xA0; // [0], made of parts
    private const byte OctetStrings = 0x24; // made of parts
    private const byte Indefinite = 0x80;

    private static readonly Asn1Tag s_first = new(TagClass.ContextSpecific, 0);

    public static byte[] Begin { get; } =
    [
        Sequence, Indefinite, .. Part(type => type.WriteObjectIdentifier(SignedData)), Tagged, Indefinite,
        Sequence, Indefinite, .. Part(version => version.WriteInteger(Version)), .. Part(WriteHashes),
        Sequence, Indefinite, .. Part(type => type.WriteObjectIdentifier(Data)), Tagged, Indefinite, OctetStrings, Indefinite,
    ];

    /// <summary>Of the strings, their tag and the sequence with both.</summary>
    public static byte[] EndOfContent { get; } = new byte[3 * 2];

    /// <summary>Of the signed data, its tag and the message.</summary>
    public static byte[] End { get; } = new byte[3 * 2];

    public static byte[] Certificates(IEnumerable<ImmutableArray<byte>> certificates) => Part(all =>
    {
        using var set = all.PushSetOf(s_first);
        foreach (var one in certificates) all.WriteEncodedValue(one.AsSpan());
    });

    /// <summary>What is signed: the hash of the content, and when.</summary>
    public static byte[] Attributes(byte[] hash, DateTimeOffset now) => Part(attributes => WriteAttributes(attributes, hash, now, Asn1Tag.SetOf));

    public static byte[] Signers(X509Certificate2 own, byte[] hash, DateTimeOffset now, byte[] signature, bool isRsa) => Part(signers =>
    {
        using var all = signers.PushSetOf();
        using var one = signers.PushSequence();
        signers.WriteInteger(Version);
        using (signers.PushSequence())
        {
            signers.WriteEncodedValue(own.IssuerName.RawData);
            signers.WriteInteger(own.SerialNumberBytes.Span);
        }
        WriteAlgorithm(signers, Sha256, hasParameters: false);
        WriteAttributes(signers, hash, now, s_first);
        WriteAlgorithm(signers, isRsa ? RsaWithSha256 : EcdsaWithSha256, isRsa);
        signers.WriteOctetString(signature);
    });

    private static void WriteAttributes(AsnWriter attributes, byte[] hash, DateTimeOffset now, Asn1Tag tag)
    {
        using var all = attributes.PushSetOf(tag);
        WriteAttribute(attributes, ContentType, value => value.WriteObjectIdentifier(Data));
        WriteAttribute(attributes, MessageDigest, value => value.WriteOctetString(hash));
        WriteAttribute(attributes, SigningTime, value => value.WriteUtcTime(now));
    }

    private static void WriteAttribute(AsnWriter attributes, string type, Action<AsnWriter> write)
    {
        using var one = attributes.PushSequence();
        attributes.WriteObjectIdentifier(type);
        using var values = attributes.PushSetOf();
        write(attributes);
    }

    private static void WriteHashes(AsnWriter hashes)
    {
        using var all = hashes.PushSetOf();
        WriteAlgorithm(hashes, Sha256, hasParameters: false);
    }

    private static void WriteAlgorithm(AsnWriter part, string name, bool hasParameters)
    {
        using var algorithm = part.PushSequence();
        part.WriteObjectIdentifier(name);
        if (hasParameters) part.WriteNull();
    }

    private static byte[] Part(Action<AsnWriter> write)
    {
        var part = new AsnWriter(AsnEncodingRules.DER);
        write(part);
        return part.Encode();
    }
}
