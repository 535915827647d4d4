using System.Collections.Immutable;
using Kms.Audit;
using Kms.Devices;
using Kms.Grants;
using Kms.Keys;
using Kms.Organisations;
using Kms.Silo.Backups;
using Kms.Silo.Storage;
using Kms.Testing;
using Kms.Testing.Databases;
using Kms.Users;

namespace Kms.Silo.Tests.Cluster;

/// <summary>An estate in the embedded database of one machine, backed up, and restored into the database of a cluster.</summary>
public sealed class OneMachineToClusterTests : IAsyncLifetime
{
    private const int Devices = 200;
    private const string Customer = "customer@example.com";

    private readonly PostgresTestDatabase _before = new();
    private readonly SqliteTestDatabase _machine = new();
    private readonly PostgresTestDatabase _cluster = new();
    private readonly TempFolder _folder = new();
    private readonly ManualClock _clock = new();
    private UserId _anna;
    private UserId _customer;
    private ImmutableArray<DeviceId> _devices;
    private List<string> _keys = [];
    private List<string> _trail = [];

    public async Task InitializeAsync()
    {
        await _before.CreateAsync();
        await _cluster.CreateAsync();
        await using (var host = await SiloAsync(_before, _before.Folder)) await FurnishAsync(host);
        await MoveAsync(_before, _machine);
    }

    public async Task DisposeAsync()
    {
        await _before.DisposeAsync();
        await _machine.DisposeAsync();
        await _cluster.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Two_silos_serve_every_device_key_right_user_and_audit_entry_of_it()
    {
        await MoveAsync(_machine, _cluster);

        await using var one = await SiloAsync(_cluster, _folder.File("one"));
        await using var two = await SiloAsync(_cluster, _folder.File("two"));

        foreach (var silo in new[] { one, two })
        {
            var anna = await silo.People.ActAsync(_anna);
            Assert.Equal(_keys, await KeysAsync(silo));
            Assert.Equal(Customer, Assert.Single((await silo.Grain<IDeviceGrain>(_devices[0].Value).GetRightsAsync(anna))!.Value).GranteeName);
            using var granted = await silo.Grain<IDeviceGrain>(_devices[0].Value).ReadKeysAsync(await silo.People.ActAsync(_customer), null, null);
            Assert.Single(granted!.Keys);
            Assert.Equal("anna@example.com", (await silo.Grain<IUserGrain>(_anna.Value).GetAsync(anna))!.Email);
            Assert.Empty(_trail.Except(await TrailAsync(silo)));
            Assert.Empty((await silo.Get<IAuditStore>().VerifyAsync()).Faults);
        }
    }

    private async Task FurnishAsync(KmsHost host)
    {
        var utility = await host.People.FoundAsync("Aarhavn Forsyning");
        _anna = await host.People.AddAsync("anna@example.com", (utility, Roles.KeyManager));
        _customer = await host.People.AddAsync(Customer);
        _devices = await Deliveries.OwnAsync(host, utility, Devices);
        await host.Grain<IDeviceGrain>(_devices[0].Value)
            .GrantAsync(await host.People.ActAsync(_anna), new GrantOrder(Grantee.Of(EmailAddress.Parse(Customer)), "Reading", null));
        _keys = await KeysAsync(host);
        _trail = await TrailAsync(host);
        Assert.Equal((Devices, Devices), (_keys.Count, _keys.Distinct().Count()));
        Assert.True(_trail.Count > 2 * Devices, "Each device was imported, and each key was read.");
    }

    // Of one machine or of a cluster: what lies in the database is the same.
    private async Task MoveAsync(TestDatabase from, TestDatabase to)
    {
        var file = new FileInfo(_folder.File($"{to.Folder.GetHashCode(StringComparison.Ordinal):x}.backup"));
        await using (var host = await StoreHost.StartAsync(from.Options)) await host.Get<BackupRun>().TakeAsync(file, passphrase: null, progress: null);
        BackupFiles.CopyRootKey(from, to);
        await BackupFiles.RestoreAsync(to, file);
    }

    private Task<KmsHost> SiloAsync(TestDatabase database, string folder) => KmsHost.StartAsync(new KmsHostSettings
    {
        Postgres = database.ConnectionString,
        Folder = folder,
        Clock = _clock,
        Settings = [("Kms:Keys:RootKeyFile", Path.Combine(database.Folder, "root.key")), ("Kms:Cluster:AllowPlainKeys", "true")],
    });

    private async Task<List<string>> KeysAsync(KmsHost host)
    {
        var (anna, keys) = (await host.People.ActAsync(_anna), new List<string>());
        foreach (var device in _devices)
        {
            using var release = await host.Grain<IDeviceGrain>(device.Value).ReadKeysAsync(anna, null, null);
            keys.Add(Convert.ToHexString(release!.Keys[0].Value.Reveal()));
        }
        return keys;
    }

    private static async Task<List<string>> TrailAsync(KmsHost host) => [.. await host.Get<IDatabase>().QueryAsync(
        "select chain, sequence, hash from audit_event", [], row => $"{row.GetValue(0)}/{row.GetValue(1)}: {Convert.ToHexString((byte[])row.GetValue(2))}")];
}
