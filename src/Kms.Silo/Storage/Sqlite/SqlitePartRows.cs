using System.Collections.Immutable;
using Kms.Devices;
using Kms.Grants;
using Kms.Keys;
using Kms.Organisations;
using Kms.Users;
using Microsoft.Data.Sqlite;

namespace Kms.Silo.Storage.Sqlite;

/// <summary>Reads what hangs on a device.</summary>
internal sealed class SqlitePartRows(SqliteConnection connection) : IDisposable
{
    private const string ReadKeys = """
        select purpose, version, algorithm, state, ring_version, wrapped, fingerprint, findings, added, first_revealed
        from device_key where device = ?1 order by purpose, version
        """;

    private const string ReadRights = """
        select id, grantee, granted_for, granted_by, purpose, from_at, until_at, label
        from read_right where device = ?1 order by from_at, id
        """;

    private const string ReadRequests = """
        select id, organisation, by_user, by_email, message, at, state, reason, decided_at
        from claim_request where device = ?1 order by at, id
        """;

    private const string ReadAliases = "select alias from device_alias where device = ?1 order by place";

    private readonly SqliteStatement _keys = new(connection, ReadKeys);
    private readonly SqliteStatement _rights = new(connection, ReadRights);
    private readonly SqliteStatement _requests = new(connection, ReadRequests);
    private readonly SqliteStatement _aliases = new(connection, ReadAliases);

    public ImmutableArray<StoredKey> Keys(DeviceId device) => All(_keys, device, row => new StoredKey(
        KeyPurpose.Parse(row.GetText(0)), (int)row.GetNumber(1), (KeyAlgorithm)row.GetNumber(2), (KeyState)row.GetNumber(3),
        row.IsNull(4) ? null : new WrappedKey((int)row.GetNumber(4), row.GetBytes(5)), row.GetBytes(6),
        (KeyFinding)row.GetNumber(7), StoredTime.FromStored(row.GetNumber(8)))
    {
        FirstRevealed = row.TimeOrNull(9),
    });

    public ImmutableArray<ReadRight> Rights(DeviceId device) => All(_rights, device, row => new ReadRight(
        new RightId(row.GetText(0)), Grantee.Parse(row.GetText(1)), new OrganisationId(row.GetText(2)), new UserId(row.GetText(3)),
        row.TextOrNull(4), StoredTime.FromStored(row.GetNumber(5)), row.TimeOrNull(6))
    {
        HolderLabel = row.TextOrNull(7),
    });

    public ImmutableArray<ClaimRequest> Requests(DeviceId device) => All(_requests, device, row => new ClaimRequest(
        new ClaimRequestId(row.GetText(0)), new OrganisationId(row.GetText(1)), new UserId(row.GetText(2)), row.GetText(3),
        row.TextOrNull(4), StoredTime.FromStored(row.GetNumber(5)), (DecisionState)row.GetNumber(6), row.TextOrNull(7),
        row.TimeOrNull(8)));

    public ImmutableArray<string> Aliases(DeviceId device) => All(_aliases, device, row => row.GetText(0));

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])[_keys, _rights, _requests, _aliases]) statement.Dispose();
    }

    private static ImmutableArray<T> All<T>(SqliteStatement statement, DeviceId device, Func<SqliteStatement, T> map)
    {
        statement.Text(device.Value);
        var items = ImmutableArray.CreateBuilder<T>();
        while (statement.Next()) items.Add(map(statement));
        return items.DrainToImmutable();
    }
}
