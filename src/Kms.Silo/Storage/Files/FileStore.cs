using System.Globalization;
using Kms.Files;
using Kms.Keys;

namespace Kms.Silo.Storage.Files;

/// <summary>Pieces of files, each sealed for its place, so that pieces cannot be moved between files or swapped.</summary>
internal sealed class FileStore(IDatabase database, IKeyVault vault, TimeProvider clock) : IFileStore
{
    private const string Label = "file-piece";

    private const string Put = """
        insert into file_piece (file, start, length, sealed, at) values ($1, $2, $3, $4, $5)
        on conflict (file, start) do update set length = excluded.length, sealed = excluded.sealed, at = excluded.at
        """;

    private const string ReadAt = """
        select start, sealed from file_piece where file = $1 and start <= $2 and start + length > $2 order by start desc limit 1
        """;

    private const string Remove = "delete from file_piece where file = $1";

    public Task WriteAsync(FileId file, long offset, ReadOnlyMemory<byte> clear, CancellationToken cancellation = default)
    {
        var piece = vault.Seal(Label, Place(file, offset), clear.Span);
        return database.ExecuteAsync(Put, [file.Value, offset, clear.Length, piece, clock.GetUtcNow().ToStored()], cancellation);
    }

    public async Task<(long Offset, byte[] Bytes)?> ReadAsync(FileId file, long offset, CancellationToken cancellation = default)
    {
        var found = await database.QueryAsync(
            ReadAt, [file.Value, offset], row => (Start: row.GetInt64(0), Sealed: row.Bytes(1)!), cancellation);
        return found is [var piece] ? (piece.Start, vault.Open(Label, Place(file, piece.Start), piece.Sealed)) : null;
    }

    public Task RemoveAsync(FileId file, CancellationToken cancellation = default) =>
        database.ExecuteAsync(Remove, [file.Value], cancellation);

    private static string Place(FileId file, long offset) => string.Create(CultureInfo.InvariantCulture, $"{file.Value}/{offset}");
}
