namespace Kms.Files;

internal static class FileRanges
{
    /// <summary>Bytes from an offset on, out of as many pieces as needed.</summary>
    public static async Task<byte[]> ReadRangeAsync(this IFileStore files, FileId file, long offset, int count)
    {
        var bytes = new byte[count];
        var filled = 0;
        while (filled < count && await files.ReadAsync(file, offset + filled) is { } piece)
        {
            var from = (int)(offset + filled - piece.Offset);
            var length = Math.Min(piece.Bytes.Length - from, count - filled);
            if (length <= 0) break;
            piece.Bytes.AsSpan(from, length).CopyTo(bytes.AsSpan(filled));
            filled += length;
        }
        return filled == count ? bytes : bytes[..filled];
    }
}
