using Kms.Devices;
using Kms.Silo.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace Kms.Silo.Storage.Sqlite;

/// <summary>Writes keys, rights, requests and further identities of a device.</summary>
internal sealed class SqliteDeviceParts(SqliteConnection connection) : IDisposable
{
    private const string PutKey = """
        insert into device_key (device, purpose, version, algorithm, state, ring_version, wrapped, fingerprint, findings, added, first_revealed)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        on conflict (device, purpose, version) do update set algorithm = excluded.algorithm, state = excluded.state,
          ring_version = excluded.ring_version, wrapped = excluded.wrapped, fingerprint = excluded.fingerprint,
          findings = excluded.findings, first_revealed = coalesce(first_revealed, excluded.first_revealed)
        """;

    private const string PutRight = """
        insert into read_right (device, id, grantee, granted_for, granted_by, purpose, from_at, until_at, label, label_key)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        on conflict (device, id) do update set grantee = excluded.grantee, granted_for = excluded.granted_for,
          granted_by = excluded.granted_by, purpose = excluded.purpose, from_at = excluded.from_at, until_at = excluded.until_at,
          label = excluded.label, label_key = excluded.label_key
        """;

    private const string PutRequest = """
        insert into claim_request (device, id, organisation, by_user, by_email, message, at, state, reason, decided_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        on conflict (device, id) do update set message = excluded.message, state = excluded.state, reason = excluded.reason,
          decided_at = excluded.decided_at
        """;

    private const string DropKey = "delete from device_key where device = ?1 and purpose = ?2 and version = ?3";
    private const string DropRight = "delete from read_right where device = ?1 and id = ?2";
    private const string DropRequest = "delete from claim_request where device = ?1 and id = ?2";
    private const string DropAliases = "delete from device_alias where device = ?1";
    private const string PutAlias = "insert into device_alias (alias, device, place) values (?1, ?2, ?3) on conflict do nothing";

    private readonly SqliteStatement _putKey = new(connection, PutKey);
    private readonly SqliteStatement _putRight = new(connection, PutRight);
    private readonly SqliteStatement _putRequest = new(connection, PutRequest);
    private readonly SqliteStatement _putAlias = new(connection, PutAlias);
    private readonly SqliteStatement _dropKey = new(connection, DropKey);
    private readonly SqliteStatement _dropRight = new(connection, DropRight);
    private readonly SqliteStatement _dropRequest = new(connection, DropRequest);
    private readonly SqliteStatement _dropAliases = new(connection, DropAliases);

    public void WriteAll(DeviceState device) => Write(device, DeviceDiff.OfNew(device));

    public void Write(DeviceState device, DeviceDiff diff)
    {
        Put(_putKey, device.Id, diff.Keys.Added, Rows.Key);
        Put(_putKey, device.Id, diff.Keys.Changed, Rows.Key);
        Put(_putRight, device.Id, diff.Rights.Added, Rows.Right);
        Put(_putRight, device.Id, diff.Rights.Changed, Rows.Right);
        Put(_putRequest, device.Id, diff.Requests.Added, Rows.Request);
        Put(_putRequest, device.Id, diff.Requests.Changed, Rows.Request);
        Put(_dropKey, device.Id, diff.Keys.Removed, (row, id, key) => row.Text(id.Value).Text(key.Purpose.Name).Number(key.Version));
        Put(_dropRight, device.Id, diff.Rights.Removed, (row, id, right) => row.Text(id.Value).Text(right.Id.Value));
        Put(_dropRequest, device.Id, diff.Requests.Removed, (row, id, request) => row.Text(id.Value).Text(request.Id.Value));
        if (diff.Aliases) WriteAliases(device);
    }

    public void Dispose()
    {
        SqliteStatement[] all = [_putKey, _putRight, _putRequest, _putAlias, _dropKey, _dropRight, _dropRequest, _dropAliases];
        foreach (var statement in all) statement.Dispose();
    }

    private void WriteAliases(DeviceState device)
    {
        _dropAliases.Text(device.Id.Value);
        _dropAliases.Run();
        for (var place = 0; place < device.Aliases.Length; place++)
        {
            _putAlias.Text(device.Aliases[place]).Text(device.Id.Value).Number(place);
            _putAlias.Run();
        }
    }

    private static void Put<T>(SqliteStatement statement, DeviceId device, IReadOnlyList<T> items, Action<IRow, DeviceId, T> bind)
    {
        for (var i = 0; i < items.Count; i++)
        {
            bind(statement, device, items[i]);
            statement.Run();
        }
    }
}
