using System.Collections.Immutable;
using System.Net;
using Kms.Devices;
using Kms.Organisations;
using Kms.Silo.Audit;
using Kms.Silo.Storage;
using Kms.Testing;
using Kms.Testing.Databases;
using Kms.Testing.Processes;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Silo.Tests.Cluster;

/// <summary>Silos as processes over a database in which a utility has devices, with a manager and a reader.</summary>
internal sealed class Plant : IAsyncDisposable
{
    public const string Password = "correct Zebra 9 battery";
    public const string Manager = "anna@example.com";
    public const string Reader = "paul@example.com";

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly TempFolder _keys = new();
    private readonly List<TimeSpan> _starts = [];

    private Plant(string database, int silos)
    {
        Database = database;
        Silos = [.. Enumerable.Range(0, silos).Select(_ => new SiloProcess(database, RootKey) { Settings = [("Kms__Cluster__AllowPlainKeys", "true")] })];
    }

    public string Database { get; }

    public string RootKey => _keys.File("root.key");

    public ImmutableArray<SiloProcess> Silos { get; }

    public OrganisationId Utility { get; private set; }

    public UserId Paul { get; private set; }

    public ImmutableArray<DeviceId> Devices { get; private set; }

    /// <summary>From the start of a process until it says that it is ready; the longest of all.</summary>
    public TimeSpan LongestStart => _starts.Max();

    public string Output => string.Join('\n', Silos.Select((silo, i) => $"--- silo {i}\n{silo.Output}"));

    /// <summary>With all silos ready.</summary>
    public static async Task<Plant> StartAsync(string database, int silos, int devices)
    {
        var plant = new Plant(database, silos);
        try
        {
            await SiloProcess.MakeRootKeyAsync(plant.RootKey);
            await plant.FillAsync(devices);
            await Task.WhenAll(plant.Silos.Select(plant.StartAsync));
            return plant;
        }
        catch
        {
            await plant.DisposeAsync();
            throw;
        }
    }

    public async Task StartAsync(SiloProcess silo)
    {
        var begun = TimeProvider.System.GetTimestamp();
        await silo.StartAsync();
        lock (_starts) _starts.Add(TimeProvider.System.GetElapsedTime(begun));
    }

    /// <summary>The stores over the same data, without grains, and with the audit checkpoints of all silos.</summary>
    public async Task<StoreHost> OpenAsync()
    {
        var host = await StoreHost.StartAsync(new()
        {
            DataFolder = _keys.Path,
            Database = DatabaseKind.Postgres,
            ConnectionString = Database,
            Exclusive = false,
        });
        host.Get<AuditCheckpointFile>().Others = [.. Silos.Select(silo => Path.Combine(silo.Data, "audit-checkpoints.log"))];
        return host;
    }

    /// <summary>The address under which the other silos know it.</summary>
    public async Task<SiloAddress> FindAsync(SiloProcess silo)
    {
        await using var host = await OpenAsync();
        return (await host.Get<IDatabase>().QueryAsync(
            "select address, port, generation from cluster_member where status = $1 and gateway = $2", [(int)SiloStatus.Active, silo.GatewayPort],
            row => SiloAddress.New(IPAddress.Parse(row.GetString(0)), row.GetInt32(1), row.GetInt32(2)))).Single();
    }

    /// <summary>Waits until this grantee has a right on every device, without asking any silo.</summary>
    public async Task UntilGrantedAsync(string email)
    {
        await using var host = await OpenAsync();
        using var look = new PeriodicTimer(s_look);
        using var patience = new CancellationTokenSource(s_patience);
        while ((await host.Get<IDeviceStore>().ReadManyAsync(Devices)).Any(device => device.Rights.All(right => right.Grantee.Email?.Value != email)))
            await look.WaitForNextTickAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in Silos) await silo.DisposeAsync();
        _keys.Dispose();
    }

    // In this process and by the time of day, which tickets will be compared with.
    private async Task FillAsync(int devices)
    {
        var clock = new ManualClock();
        clock.Advance(TimeProvider.System.GetUtcNow() - clock.GetUtcNow());
        await using var host = await KmsHost.StartAsync(new KmsHostSettings
        {
            Postgres = Database, Clock = clock, Settings = [("Kms:Keys:RootKeyFile", RootKey)],
        });
        Utility = await host.People.FoundAsync("Aarhavn Forsyning");
        await AddAsync(host, Manager, Roles.Administrator | Roles.KeyManager, "a");
        Paul = await AddAsync(host, Reader, Roles.KeyManager, "b");
        Devices = await Deliveries.OwnAsync(host, Utility, devices);
    }

    private async Task<UserId> AddAsync(KmsHost host, string email, Roles roles, string letter)
    {
        var user = new UserId(new string(letter[0], 32));
        await host.Grains.OpenAccountAsync(user, new NewAccount(EmailAddress.Parse(email), Proven: true, null, Password, "en", "1", IsOperator: false));
        await host.Grain<IUserAccount>(user.Value).SetRolesAsync(Utility, roles, null);
        return user;
    }
}
