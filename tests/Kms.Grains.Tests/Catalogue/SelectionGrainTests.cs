using Kms.Catalogue;
using Kms.Devices;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Catalogue;

public sealed class SelectionGrainTests : IAsyncLifetime
{
    private static readonly Selection s_many = Selection.Of([.. Enumerable.Range(10000001, 5000).Select(serial => DeviceId.Parse($"KAM-{serial}"))]);
    private KmsHost _host = null!; // made before each test
    private ActorTicket _anna = null!; // made before each test

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync();
        _anna = await _host.People.ActAsync(await _host.People.AddAsync("anna@example.com"));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private ISelectionGrain Place => _host.Grain<ISelectionGrain>($"{_anna.User}/7");

    [Fact]
    public async Task Thousands_of_picked_devices_are_there_after_a_restart()
    {
        await Place.KeepAsync(_anna, "mark", s_many);

        await _host.RestartAsync();

        var found = await Place.FindAsync(await _host.People.ActAsync(_anna.User), "mark");
        Assert.Equal(s_many.Devices, found?.Devices);
    }

    [Fact]
    public async Task A_selection_is_never_taken_for_another_one()
    {
        await Place.KeepAsync(_anna, "mark", s_many);
        await Place.KeepAsync(_anna, "later", Selection.Of(DeviceId.Parse("KAM-10000001")));

        Assert.Null(await Place.FindAsync(_anna, "mark"));
        Assert.Single((await Place.FindAsync(_anna, "later"))!.Devices);
    }

    [Fact]
    public async Task Nobody_finds_the_selection_of_somebody_else()
    {
        await Place.KeepAsync(_anna, "mark", s_many);
        var eve = await _host.People.ActAsync(await _host.People.AddAsync("eve@example.com"));

        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Place.FindAsync(eve, "mark")));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Place.KeepAsync(eve, "mark", s_many)));
    }

    [Fact]
    public async Task More_than_a_hundred_thousand_are_refused()
    {
        var all = Selection.Of([.. Enumerable.Range(10000001, 100_001).Select(serial => DeviceId.Parse($"KAM-{serial}"))]);

        Assert.Equal(Refusal.TooLarge, await Accounts.RefusalOf(Place.KeepAsync(_anna, "mark", all)));
    }
}
