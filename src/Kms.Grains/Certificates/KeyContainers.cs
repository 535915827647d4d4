using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Certificates;

/// <summary>
/// Private keys with their certificates under a person's password: PKCS#12 (RFC 7292). AES-256-CBC with PBKDF2 (PBES2, RFC 8018), or, for mail
/// programs that know nothing newer, 3DES with the derivation of PKCS#12 itself.
/// </summary>
internal static class KeyContainers
{
    // Windows counts the rounds of all parts together and reads no file of more than 600,000.
    private const int Rounds = 100_000;
    private const int CompatibleRounds = 2_048;
    private const string FriendlyName = "1.2.840.113549.1.9.20"; // PKCS#9 (RFC 2985), section 5.5.1

    public static byte[] Make(KeyContent content, string password, string name, bool compatible)
    {
        var protection = compatible
            ? new PbeParameters(PbeEncryptionAlgorithm.TripleDes3KeyPkcs12, HashAlgorithmName.SHA1, CompatibleRounds)
            : new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Rounds);
        var (keys, certificates, file) = (new Pkcs12SafeContents(), new Pkcs12SafeContents(), new Pkcs12Builder());
        Name(certificates.AddCertificate(content.Certificate), content.Certificate, name);
        foreach (var above in content.Chain) certificates.AddCertificate(above);
        Name(keys.AddShroudedKey(content.Key, password, protection), content.Certificate, name);
        file.AddSafeContentsEncrypted(certificates, password, protection);
        file.AddSafeContentsUnencrypted(keys);
        file.SealWithMac(password, compatible ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256, compatible ? CompatibleRounds : Rounds);
        return file.Encode();
    }

    /// <summary>What is in it; null for a wrong password. The caller disposes it.</summary>
    public static KeyContent? TryOpen(ReadOnlyMemory<byte> container, string password)
    {
        var file = Pkcs12Info.Decode(container, out _);
        if (!file.VerifyMac(password)) return null;
        Pkcs12ShroudedKeyBag? key = null;
        var certificates = new List<X509Certificate2>();
        foreach (var part in file.AuthenticatedSafe)
        {
            if (part.ConfidentialityMode == Pkcs12ConfidentialityMode.Password) part.Decrypt(password);
            key ??= part.GetBags().OfType<Pkcs12ShroudedKeyBag>().FirstOrDefault();
            certificates.AddRange(part.GetBags().OfType<Pkcs12CertBag>().Select(bag => bag.GetCertificate()));
        }
        if (key is null || certificates.Count == 0) throw new CryptographicException("There is no key in the container.");
        return new(Import(key, certificates[0], password), certificates[0], certificates[1..]);
    }

    private static AsymmetricAlgorithm Import(Pkcs12ShroudedKeyBag bag, X509Certificate2 certificate, string password)
    {
        using var rsa = certificate.GetRSAPublicKey();
        AsymmetricAlgorithm key = rsa is null ? ECDsa.Create() : RSA.Create();
        key.ImportEncryptedPkcs8PrivateKey(password, bag.EncryptedPkcs8PrivateKey.Span, out _);
        return key;
    }

    // Mail programs find the key to a certificate by this id, and show the name.
    private static void Name(Pkcs12SafeBag bag, X509Certificate2 certificate, string name)
    {
        bag.Attributes.Add(new Pkcs9LocalKeyId(certificate.GetCertHash(HashAlgorithmName.SHA256)));
        var text = new AsnWriter(AsnEncodingRules.DER);
        text.WriteCharacterString(UniversalTagNumber.BMPString, name);
        bag.Attributes.Add(new Pkcs9AttributeObject(new Oid(FriendlyName), text.Encode()));
    }
}
