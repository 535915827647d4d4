using Kms.Files;

namespace Kms.Exports;

/// <summary>What each protection puts around a key file, and how the file is called then.</summary>
internal static class SealedFiles
{
    /// <summary>Null for a file in clear. What is encrypted to a certificate is signed inside when there is something to sign with.</summary>
    public static SealedFile? Create(ExportProtection protection, Stream file, string name, ReadOnlySpan<byte> certificate, FileSigner? signer) => protection switch
    {
        ExportProtection.Passphrase => new SealedZip(file, name, FilePassphrases.New()),
        ExportProtection.Certificate when signer is not null => new SignedFile(new SealedCms(file, certificate), signer),
        ExportProtection.Certificate => new SealedCms(file, certificate),
        _ => null,
    };

    /// <summary>Each program that opens a layer takes one ending away.</summary>
    public static (string Name, string MediaType) Named(ExportProtection protection, string name, string mediaType, bool signed) => protection switch
    {
        ExportProtection.Passphrase => (name + ".zip", "application/zip"),
        ExportProtection.Certificate => (name + (signed ? ".p7m.p7m" : ".p7m"), "application/pkcs7-mime; smime-type=enveloped-data"),
        _ => (name, mediaType),
    };
}
