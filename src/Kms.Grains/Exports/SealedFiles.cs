using Kms.Files;

namespace Kms.Exports;

/// <summary>What each protection puts around a key file, and how the file is called then.</summary>
internal static class SealedFiles
{
    /// <summary>Null for a file in clear.</summary>
    public static SealedFile? Create(ExportProtection protection, Stream file, string name, ReadOnlySpan<byte> certificate) => protection switch
    {
        ExportProtection.Passphrase => new SealedZip(file, name, FilePassphrases.New()),
        ExportProtection.Certificate => new SealedCms(file, certificate),
        _ => null,
    };

    public static (string Name, string MediaType) Named(ExportProtection protection, string name, string mediaType) => protection switch
    {
        ExportProtection.Passphrase => (name + ".zip", "application/zip"),
        ExportProtection.Certificate => (name + ".p7m", "application/pkcs7-mime; smime-type=enveloped-data"),
        _ => (name, mediaType),
    };
}
