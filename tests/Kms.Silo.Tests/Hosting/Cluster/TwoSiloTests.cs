using Kms.Devices;
using Kms.Keys;
using Kms.Testing;
using Kms.Testing.Databases;
using Kms.Users;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Kms.Silo.Tests.Hosting;

public sealed class TwoSiloTests : IAsyncLifetime
{
    private readonly PostgresTestDatabase _database = new();
    private readonly Authority _ours = new();

    public Task InitializeAsync() => _database.CreateAsync();

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _ours.Dispose();
    }

    [Fact]
    public async Task Silos_with_certificates_call_each_other()
    {
        await using var one = await StartAsync(null, _ours.Silo());
        await using var other = await StartAsync(one, _ours.Silo());
        var olga = await one.People.AddOperatorAsync();
        var ticket = await one.People.ActAsync(olga);

        Assert.Equal(2, (await other.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Count);
        Assert.NotNull(await one.People.ActAsync(olga));
        Assert.NotNull(await other.People.ActAsync(olga));
        Assert.Null(await ReadKeysAsync(ticket, "KAM-12345678", one, other));
    }

    [Fact]
    public async Task Keys_do_not_cross_between_silos_without_TLS()
    {
        await using var one = await StartAsync(null, []);
        await using var other = await StartAsync(one, []);
        var ticket = await one.People.ActAsync(await one.People.AddOperatorAsync());

        var refused = await Assert.ThrowsAsync<RefusedException>(() => ReadKeysAsync(ticket, "KAM-12345678", one, other));

        Assert.Equal(Refusal.UnprotectedConnection, refused.Refusal);
        Assert.Null(await ReadKeysAsync(ticket, "KAM-12345679", one, one));
    }

    private Task<KmsHost> StartAsync(KmsHost? first, IReadOnlyList<(string Name, string? Value)> tls) => KmsHost.StartAsync(new KmsHostSettings
    {
        Postgres = _database.ConnectionString,
        Clock = first?.Clock,
        Settings = first is null ? tls : [.. tls, ("Kms:Keys:RootKeyFile", Path.Combine(first.Folder, "root.key"))],
    });

    // The engine places a grain where its caller hints.
    private static Task<KeyRelease?> ReadKeysAsync(ActorTicket ticket, string device, KmsHost from, KmsHost on)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, on.Get<ILocalSiloDetails>().SiloAddress);
        return from.Grain<IDeviceGrain>(device).ReadKeysAsync(ticket, null, null);
    }
}
