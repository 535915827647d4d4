using System.Collections.Immutable;
using System.Globalization;
using Kms.Devices;
using Kms.Keys;
using Kms.Organisations;
using Kms.Setup;
using Kms.Silo.Demo;
using Kms.Silo.Hosting;
using Kms.Storage;
using Kms.Users;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kms.Bench;

/// <summary>The whole silo in this process, with an operator and a utility whose KeyManager does the work.</summary>
internal sealed class BenchHost : IAsyncDisposable
{
    private const int InsertAtOnce = 2_000;
    private readonly IHost _host;

    private BenchHost(IHost host)
    {
        _host = host;
        Demo = new DemoSession(Get<IGrainFactory>());
    }

    public DemoSession Demo { get; }

    public OrganisationId Organisation { get; private set; }

    public static async Task<BenchHost> StartAsync(string folder, string? postgres, Action<IServiceCollection>? services = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
        [
            new("Kms:Data", folder),
            new("Kms:Database", postgres is null ? KmsOptions.Sqlite : KmsOptions.Postgres),
            new("ConnectionStrings:Kms", postgres),
            .. Edition.Settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)),
        ]);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddKmsSilo();
        builder.Services.AddKeyedSingleton(Silo.Setup.SetupStart.Output, TextWriter.Null);
        services?.Invoke(builder.Services);
        var bench = new BenchHost(builder.Build());
        await bench._host.StartAsync();
        await bench.FoundAsync();
        return bench;
    }

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public Task<ActorTicket> TicketAsync() => Demo.ActAsync(DemoAccount.Utility);

    /// <summary>Puts claimed devices with one key each into the store.</summary>
    public async Task InsertAsync(IEnumerable<DeviceId> ids, Func<DeviceState, DeviceState>? shape = null)
    {
        var (store, vault, now) = (Get<IDeviceStore>(), Get<IKeyVault>(), TimeProvider.System.GetUtcNow());
        foreach (var chunk in ids.Chunk(InsertAtOnce))
            await store.InsertAsync([.. chunk.Select(id => (shape?.Invoke(Make(id, vault, now)) ?? Make(id, vault, now), Effects.None))]);
    }

    public static IEnumerable<DeviceId> Ids(string maker, int count) =>
        Enumerable.Range(0, count).Select(i => DeviceId.Parse(string.Create(CultureInfo.InvariantCulture, $"{maker}-{10_000_000 + i}")));

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private async Task FoundAsync()
    {
        await Demo.Grains.GetGrain<ISetupControl>("setup").CreateFromSettingsAsync(DemoAccount.Operator.Email, DemoAccount.Password);
        await Demo.OpenAsync(DemoAccount.Utility);
        Organisation = await Demo.FoundAsync(new("Works", OrganisationKind.Utility, null, "DK", "en", null, []));
        await Demo.Grains.GetGrain<IOrganisationGrain>(Organisation.Value).SetMemberAsync(
            await Demo.ActAsync(DemoAccount.Operator), DemoAccount.Utility.Email, Roles.Administrator | Roles.KeyManager);
    }

    private DeviceState Make(DeviceId id, IKeyVault vault, DateTimeOffset now)
    {
        using var key = ClearKey.Generate(16);
        var stored = new StoredKey(
            KeyPurpose.Dek, 1, KeyAlgorithm.Aes128, KeyState.Active, vault.Wrap(id, KeyPurpose.Dek, 1, key), vault.Fingerprint(key), KeyFinding.None, now);
        return new DeviceState
        {
            Id = id, Manufacturer = id.Prefix, Serial = id.Number, Type = "Bench 1", Medium = "water", Year = 2025, Owner = Organisation,
            ClaimedAt = now, CreatedAt = now, ChangedAt = now, Keys = ImmutableArray.Create(stored),
        };
    }
}
