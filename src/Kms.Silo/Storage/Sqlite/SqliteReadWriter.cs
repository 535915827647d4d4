using Kms.Devices;
using Kms.Silo.Storage.Writing;
using Kms.Users;
using Microsoft.Data.Sqlite;

namespace Kms.Silo.Storage.Sqlite;

/// <summary>Checks what must still hold for a key read, and marks keys as revealed.</summary>
internal sealed class SqliteReadWriter(SqliteConnection connection) : IDisposable
{
    private const string ReadEpoch = "select epoch from actor_epoch where user_id = ?1";

    private const string Reveal = """
        update device_key set first_revealed = ?4 where device = ?1 and purpose = ?2 and version = ?3 and first_revealed is null
        """;

    private readonly SqliteStatement _readEpoch = new(connection, ReadEpoch);
    private readonly SqliteStatement _reveal = new(connection, Reveal);

    public bool HasEpoch(UserId user, long epoch)
    {
        _readEpoch.Text(user.Value);
        if (!_readEpoch.Next()) return epoch == 0;
        var same = _readEpoch.GetNumber(0) == epoch;
        _readEpoch.Reset();
        return same;
    }

    public void MarkRevealed(KeyReadRecord read)
    {
        foreach (var (purpose, version) in read.Keys)
        {
            ((IRow)_reveal).Text(read.Device.Value).Text(purpose.Name).Number(version).Number(read.Fact.At.ToStored());
            _reveal.Run();
        }
    }

    public void Dispose()
    {
        _readEpoch.Dispose();
        _reveal.Dispose();
    }
}
