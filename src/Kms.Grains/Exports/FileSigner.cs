using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kms.Certificates;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>Signs the hash of a file with the service's certificate; its key is open for as long as that takes.</summary>
internal sealed class FileSigner(IKeyVault vault, IssuerKeys keys, TimeProvider clock)
{
    /// <summary>Certificates and signature, as they stand behind the content. Throws <see cref="CryptographicException"/> when the key does not open.</summary>
    public byte[] Sign(byte[] hash)
    {
        using var own = vault.OpenKey(keys.Certificate, keys.SealedKey, AuthoritySeals.Signing);
        using var rsa = own.GetRSAPrivateKey();
        using var curve = own.GetECDsaPrivateKey();
        var now = clock.GetUtcNow();
        var attributes = SignedFileParts.Attributes(hash, now);
        var signature = rsa?.SignData(attributes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            ?? curve?.SignData(attributes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            ?? throw new CryptographicException("What signs has an RSA or an EC key.");
        return
        [
            .. SignedFileParts.Certificates(keys.Above.Prepend(keys.Certificate)),
            .. SignedFileParts.Signers(own, hash, now, signature, rsa is not null),
        ];
    }
}
