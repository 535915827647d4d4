using Kms.Devices;
using Kms.Silo.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace Kms.Silo.Storage.Sqlite;

/// <summary>Writes devices and what hangs on them, row by row with prepared statements.</summary>
internal sealed class SqliteDeviceWriter(SqliteConnection connection) : IDisposable
{
    private const string InsertDevice = """
        insert into device (id, manufacturer, serial, serial_key, dev_eui, join_eui, type, medium, mbus_version, device_type, year,
          customer_number, label, label_key, batch, batch_name, batch_key, owner, claimed_by, claimed_at, allocated_to, organisation, claim,
          public_claim, label_code_hash, token_hash, health, key_count, created_at, transfer_id, transfer_to, transfer_until)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27,
          ?28, ?29, ?30, ?31, ?32)
        on conflict (id) do nothing
        """;

    private const string UpdateDevice = """
        update device set manufacturer = ?2, serial = ?3, serial_key = ?4, dev_eui = ?5, join_eui = ?6, type = ?7, medium = ?8,
          mbus_version = ?9, device_type = ?10, year = ?11, customer_number = ?12, label = ?13, label_key = ?14, batch = ?15,
          batch_name = ?16, batch_key = ?17, owner = ?18, claimed_by = ?19, claimed_at = ?20, allocated_to = ?21, organisation = ?22,
          claim = ?23, public_claim = ?24, label_code_hash = ?25, token_hash = ?26, health = ?27, key_count = ?28, created_at = ?29,
          transfer_id = ?30, transfer_to = ?31, transfer_until = ?32
        where id = ?1
        """;

    private const string InsertVersion = """
        insert into device_version (id, version, changed_at, organisation, rights, requests, aliases) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """;

    private const string UpdateVersion = """
        update device_version set version = ?2, changed_at = ?3, organisation = ?4, rights = ?5, requests = ?6, aliases = ?7
        where id = ?1 and version = ?8
        """;

    private const string ReadVersion = "select 1 from device_version where id = ?1 and version = ?2";

    private readonly SqliteStatement _insertDevice = new(connection, InsertDevice);
    private readonly SqliteStatement _updateDevice = new(connection, UpdateDevice);
    private readonly SqliteStatement _insertVersion = new(connection, InsertVersion);
    private readonly SqliteStatement _updateVersion = new(connection, UpdateVersion);
    private readonly SqliteStatement _readVersion = new(connection, ReadVersion);
    private readonly SqliteDeviceParts _parts = new(connection);

    public bool Create(DeviceState device)
    {
        Rows.Device(_insertDevice, device);
        if (_insertDevice.Run() == 0) return false;
        Rows.Version(_insertVersion, device);
        _insertVersion.Run();
        _parts.WriteAll(device);
        return true;
    }

    public bool Change(ChangeUnit change)
    {
        Rows.Version(_updateVersion, change.After).Number(change.VersionBefore);
        if (_updateVersion.Run() == 0) return false;
        if (change.Diff.Row)
        {
            Rows.Device(_updateDevice, change.After);
            _updateDevice.Run();
        }
        _parts.Write(change.After, change.Diff);
        return true;
    }

    public bool HasVersion(DeviceId device, long version)
    {
        _readVersion.Text(device.Value).Number(version);
        return _readVersion.Any();
    }

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])[_insertDevice, _updateDevice, _insertVersion, _updateVersion, _readVersion])
            statement.Dispose();
        _parts.Dispose();
    }
}
