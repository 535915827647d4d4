using System.IO.Compression;

namespace Kms.Imports;

/// <summary>An uploaded ZIP in memory, bounded, with the one file it may hold.</summary>
internal sealed class ZipUpload : IDisposable
{
    // Encrypted text hardly shrinks, and lists of keys not to a fortieth.
    private const int LargestRatio = 40;
    private const long SmallEnough = 4 * 1024 * 1024;

    private readonly ZipArchive archive;

    private ZipUpload(MemoryStream content) => archive = new ZipArchive(content, ZipArchiveMode.Read);

    public static async Task<ZipUpload> ReadAsync(Stream upload, int largest, CancellationToken cancellation)
    {
        var content = new MemoryStream();
        await using var measured = new MeasuredStream(upload, largest, () => ZipRules.Refused($"It is larger than {largest / (1024 * 1024)} MB"));
        await measured.CopyToAsync(content, cancellation);
        ZipRules.Check(content.GetBuffer().AsSpan(0, (int)content.Length));
        content.Position = 0;
        return new ZipUpload(content);
    }

    /// <summary>The content of the only file; what macOS adds beside it does not count.</summary>
    public Stream OpenOnly(long largest)
    {
        var files = archive.Entries.Where(e => !e.FullName.EndsWith('/') && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)).ToList();
        if (files.Count != 1) throw ZipRules.Refused($"It holds {files.Count} files. Send a ZIP with one KEM file in it, or the file itself");
        var limit = Math.Min(largest, Math.Max(SmallEnough, files[0].CompressedLength * LargestRatio));
        return new MeasuredStream(files[0].Open(), limit, () => ZipRules.Bomb(limit));
    }

    public void Dispose() => archive.Dispose();
}
