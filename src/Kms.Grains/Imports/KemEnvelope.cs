using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Kms.Keys;

namespace Kms.Imports;

/// <summary>
/// XML encryption as KEM files have it: AES-128-CBC, the key is the password padded with zeros, the IV is the key again, and nothing
/// protects the content against change. Found by content at any depth.
/// </summary>
internal static class KemEnvelope
{
    private const int KeySize = 16;

    /// <summary>Adds the decrypted content to <paramref name="plain"/>.</summary>
    public static async Task OpenAsync(XmlReader xml, string password, WipedBuffer plain, int largest, CancellationToken cancellation)
    {
        while (xml.NodeType != XmlNodeType.Element || xml.LocalName != "CipherValue")
            if (!await xml.ReadAsync()) throw new UnreadableFileException(FileProblem.Malformed, "The file is encrypted XML without content. Ask for it again.");
        using var aes = Cipher(password);
        using var decryptor = aes.CreateDecryptor();
        var chunk = new byte[64 * 1024];
        var carried = 0;
        int got;
        while ((got = await xml.ReadElementContentAsBase64Async(chunk, carried, chunk.Length - carried)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (plain.Length + got > largest) throw KemXml.TooLarge(largest);
            carried = Decrypt(decryptor, chunk, carried + got, plain);
        }
        if (carried > 0) throw new UnreadableFileException(FileProblem.Truncated, "The encrypted content is cut off. Download or copy the file again.");
        while (await xml.ReadAsync()) cancellation.ThrowIfCancellationRequested(); // the end must be there too
    }

    /// <summary>The cipher of KEM files for a password; also used to write them.</summary>
    public static Aes Cipher(string password)
    {
        var key = new byte[KeySize];
        var bytes = Encoding.UTF8.GetBytes(password);
        bytes.AsSpan(0, Math.Min(bytes.Length, KeySize)).CopyTo(key);
        var aes = Aes.Create();
        aes.Mode = CipherMode.CBC;
        aes.Padding = PaddingMode.None; // makers pad in their own ways: what follows the last '>' is dropped
        aes.Key = key;
        aes.IV = key;
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(bytes);
        return aes;
    }

    private static int Decrypt(ICryptoTransform decryptor, byte[] chunk, int length, WipedBuffer plain)
    {
        var whole = length - length % KeySize;
        if (whole == 0) return length;
        var clear = new byte[whole];
        var count = decryptor.TransformBlock(chunk, 0, whole, clear, 0);
        plain.Write(clear.AsSpan(0, count));
        CryptographicOperations.ZeroMemory(clear);
        chunk.AsSpan(whole, length - whole).CopyTo(chunk);
        return length - whole;
    }
}
