using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Exports;

/// <summary>What stands before and behind the encrypted content of a CMS message: RFC 5652, sections 3, 6.1 and 6.2.1.</summary>
internal static class SealedCmsHeader
{
    private const string EnvelopedData = "1.2.840.113549.1.7.3";
    private const string Data = "1.2.840.113549.1.7.1";
    private const string Aes256Cbc = "2.16.840.1.101.3.4.1.42";
    private const string RsaOaep = "1.2.840.113549.1.1.7"; // RFC 8017, appendix A.2.1
    private const string Mgf1 = "1.2.840.113549.1.1.8";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    private const int Sequence = 0x30;
    private const int Tagged = 0xA0; // [0], made of parts
    private const int Indefinite = 0x80;
    private const int Open = 5; // parts that are open while the content is written

    private static readonly Asn1Tag s_first = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag s_second = new(TagClass.ContextSpecific, 1);

    /// <summary>Two bytes for each open part.</summary>
    public static byte[] End { get; } = new byte[Open * 2];

    /// <summary>With the key and the first block of <paramref name="aes"/>.</summary>
    public static byte[] Make(X509Certificate2 recipient, Aes aes)
    {
        using var rsa = recipient.GetRSAPublicKey() ?? throw new CryptographicException("The certificate has no RSA key.");
        var key = aes.Key;
        try
        {
            return
            [
                Sequence, Indefinite, .. Part(type => type.WriteObjectIdentifier(EnvelopedData)), Tagged, Indefinite,
                Sequence, Indefinite, .. Part(version => version.WriteInteger(0)),
                .. Part(recipients => WriteRecipient(recipients, recipient, rsa.Encrypt(key, RSAEncryptionPadding.OaepSHA256))),
                Sequence, Indefinite, .. Part(type => type.WriteObjectIdentifier(Data)), .. Part(content => WriteCipher(content, aes.IV)), Tagged, Indefinite,
            ];
        }
        finally { CryptographicOperations.ZeroMemory(key); }
    }

    private static void WriteRecipient(AsnWriter recipients, X509Certificate2 recipient, byte[] wrapped)
    {
        using var all = recipients.PushSetOf();
        using var one = recipients.PushSequence();
        recipients.WriteInteger(0); // named by issuer and serial number
        using (recipients.PushSequence())
        {
            recipients.WriteEncodedValue(recipient.IssuerName.RawData);
            recipients.WriteInteger(recipient.SerialNumberBytes.Span);
        }
        WriteOaep(recipients);
        recipients.WriteOctetString(wrapped);
    }

    private static void WriteOaep(AsnWriter recipients)
    {
        using var algorithm = recipients.PushSequence();
        recipients.WriteObjectIdentifier(RsaOaep);
        using var parameters = recipients.PushSequence();
        using (recipients.PushSequence(s_first)) WriteHash(recipients);
        using var mask = recipients.PushSequence(s_second);
        using var function = recipients.PushSequence();
        recipients.WriteObjectIdentifier(Mgf1);
        WriteHash(recipients);
    }

    private static void WriteHash(AsnWriter part)
    {
        using var algorithm = part.PushSequence();
        part.WriteObjectIdentifier(Sha256);
        part.WriteNull();
    }

    private static void WriteCipher(AsnWriter content, byte[] first)
    {
        using var algorithm = content.PushSequence();
        content.WriteObjectIdentifier(Aes256Cbc);
        content.WriteOctetString(first);
    }

    private static byte[] Part(Action<AsnWriter> write)
    {
        var part = new AsnWriter(AsnEncodingRules.DER);
        write(part);
        return part.Encode();
    }
}
