namespace Kms.Files;

/// <summary>Pieces of files, encrypted at rest (sealed with the key vault, bound to file and offset).</summary>
internal interface IFileStore
{
    /// <summary>Writes the piece at an offset; the same piece again replaces it.</summary>
    Task WriteAsync(FileId file, long offset, ReadOnlyMemory<byte> clear, CancellationToken cancellation = default);

    /// <summary>The piece that begins at or holds the offset: its offset and clear bytes; null past the end.</summary>
    Task<(long Offset, byte[] Bytes)?> ReadAsync(FileId file, long offset, CancellationToken cancellation = default);

    Task RemoveAsync(FileId file, CancellationToken cancellation = default);
}
