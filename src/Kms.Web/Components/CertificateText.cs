using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Kms.Web.Components;

/// <summary>A certificate as people bring it, PEM or DER; what it is worth is decided by grains.</summary>
internal static class CertificateText
{
    public const int MostBytes = 32 * 1024;

    public static ImmutableArray<byte> Read(ReadOnlySpan<byte> file) => Find(Encoding.Latin1.GetString(file)) ?? [.. file];

    /// <summary>Empty for a text that is none.</summary>
    public static ImmutableArray<byte> Read(string text) => Find(text) ?? [];

    private static ImmutableArray<byte>? Find(string text) =>
        PemEncoding.TryFind(text, out var found) && text[found.Label] == "CERTIFICATE" ? [.. Convert.FromBase64String(text[found.Base64Data])] : null;
}
