using System.Collections.Immutable;
using Kms.Devices;
using Kms.Silo.Storage.Devices;
using Microsoft.Data.Sqlite;

namespace Kms.Silo.Storage.Sqlite;

/// <summary>Makes a device of its rows; parts that the version row counts as none are not asked for.</summary>
internal sealed class SqliteDeviceRows(SqliteConnection connection) : IDisposable
{
    private const string OfDevice = " where device = ?1 ";

    private readonly SqliteStatement _begin = new(connection, "begin");
    private readonly SqliteStatement _end = new(connection, "commit");
    private readonly SqliteStatement _device = new(connection, DeviceColumns.Select + " where v.id = ?1");
    private readonly SqliteStatement _keys = new(connection, PartColumns.SelectKeys + OfDevice + PartColumns.KeyOrder);
    private readonly SqliteStatement _rights = new(connection, PartColumns.SelectRights + OfDevice + PartColumns.RightOrder);
    private readonly SqliteStatement _requests = new(connection, PartColumns.SelectRequests + OfDevice + PartColumns.RequestOrder);
    private readonly SqliteStatement _aliases = new(connection, PartColumns.SelectAliases + OfDevice + PartColumns.AliasOrder);

    public void Begin() => _begin.Run();

    public void End() => _end.Run();

    public DeviceState? Read(DeviceId id, bool withKeys)
    {
        _device.Text(id.Value);
        if (!_device.Next()) return null;
        var device = DeviceColumns.Map(id, _device);
        var (rights, requests) = (_device.GetNumber(DeviceColumns.Rights), _device.GetNumber(DeviceColumns.Requests));
        var (aliases, keys) = (_device.GetNumber(DeviceColumns.Aliases), _device.GetNumber(DeviceColumns.Keys));
        _device.Reset();
        return device with
        {
            Keys = !withKeys ? default : keys == 0 ? [] : All(_keys, id, PartColumns.Key),
            Rights = rights == 0 ? [] : All(_rights, id, PartColumns.Right),
            Requests = requests == 0 ? [] : All(_requests, id, PartColumns.Request),
            Aliases = aliases == 0 ? [] : All(_aliases, id, PartColumns.Alias),
        };
    }

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])[_begin, _end, _device, _keys, _rights, _requests, _aliases]) statement.Dispose();
    }

    private static ImmutableArray<T> All<T>(SqliteStatement statement, DeviceId device, Func<IColumns, T> map)
    {
        statement.Text(device.Value);
        var items = ImmutableArray.CreateBuilder<T>();
        while (statement.Next()) items.Add(map(statement));
        return items.DrainToImmutable();
    }
}
