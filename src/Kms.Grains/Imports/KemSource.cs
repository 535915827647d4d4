using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Xml;
using Kms.Keys;

namespace Kms.Imports;

/// <summary>
/// KEM and KEM2, zipped or not. The document is decrypted and checked to its end before the first row is given,
/// so that half a file never becomes half an import.
/// </summary>
internal sealed class KemSource(KeyFileOptions options) : IRowSource
{
    public async IAsyncEnumerable<ImportRow> ReadAsync(Stream content, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var plain = new WipedBuffer(64 * 1024);
        var wasEncrypted = await LoadAsync(content, plain, cancellation);
        KemDocument.Check(plain.WrittenMemory, wasEncrypted, options.LargestKem);
        foreach (var row in KemDocument.Rows(plain.WrittenMemory, options))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    private async Task<bool> LoadAsync(Stream content, WipedBuffer plain, CancellationToken cancellation)
    {
        var (head, whole) = await PeekAsync(content, cancellation);
        if (!head.AsSpan().StartsWith("PK"u8)) return await LoadXmlAsync(whole, plain, cancellation);
        try
        {
            using var zip = await ZipUpload.ReadAsync(whole, options.LargestZip, cancellation);
            var (entryHead, entry) = await PeekAsync(zip.OpenOnly(options.LargestUnpacked), cancellation);
            if (!KemXml.IsDocument(entryHead)) throw ZipRules.Refused("There is no KEM file in it. Unpack it and upload what is in it");
            return await LoadXmlAsync(entry, plain, cancellation);
        }
        catch (InvalidDataException)
        {
            throw ZipRules.Refused("It is damaged. Download or copy it again");
        }
    }

    private async Task<bool> LoadXmlAsync(Stream content, WipedBuffer plain, CancellationToken cancellation)
    {
        var (head, whole) = await PeekAsync(content, cancellation);
        if (!KemXml.IsDocument(head)) throw KemDocument.Unknown();
        if (KemXml.HasDtd(head)) throw KemXml.DtdRefused();
        var isEncrypted = TextSource.Decoded(head).AsSpan().IndexOf("EncryptedData"u8) >= 0;
        CryptographicOperations.ZeroMemory(head); // a copy: it may hold keys
        var measured = new MeasuredStream(whole, options.LargestKem * (isEncrypted ? 2L : 1L), () => KemXml.TooLarge(options.LargestKem));
        if (isEncrypted) await DecryptAsync(measured, plain, cancellation);
        else await plain.FillAsync(measured, cancellation);
        return isEncrypted;
    }

    private static async Task<(byte[] Head, Stream Whole)> PeekAsync(Stream content, CancellationToken cancellation)
    {
        var head = new byte[16 * 1024];
        var count = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        head = head[..count];
        return (head, new PrefixedStream(head[..], 0, content));
    }

    private async Task DecryptAsync(MeasuredStream content, WipedBuffer plain, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(options.Password))
            throw new UnreadableFileException(FileProblem.PasswordMissing, "The file is encrypted. Give the password that came with it.");
        using var xml = KemXml.Reader(content, options.LargestKem * 2L);
        try
        {
            await KemEnvelope.OpenAsync(xml, options.Password, plain, options.LargestKem, cancellation);
        }
        catch (XmlException e)
        {
            throw KemXml.Malformed(e, isCutOff: content.Ended && !content.EndsWith("EncryptedData>"u8));
        }
        plain.Shorten(plain.Written.LastIndexOf((byte)'>') + 1);
        if (!KemXml.IsDocument(plain.Written)) throw KemDocument.WrongPassword();
    }
}
