using System.Globalization;
using Kms.Catalogue;
using Kms.Grants;
using Kms.Keys;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Catalogue;

public sealed class SavedFiltersTests : IAsyncLifetime
{
    private static readonly DeviceFilter s_weak = new(Type: "flowIQ 2200", Health: KeyFinding.Ascii, Reader: Grantee.Of(Estate.Customer), EndsInDays: 30, Sort: "label");
    private KmsHost _host = null!; // made before each test
    private ActorTicket _anna = null!; // made before each test

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync();
        _anna = await _host.People.ActAsync(await _host.People.AddAsync("anna@example.com"));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private ISavedFiltersGrain Filters => _host.Grain<ISavedFiltersGrain>(_anna.User.Value);

    [Fact]
    public async Task A_filter_is_there_after_a_restart_as_it_was_saved()
    {
        await Filters.SaveAsync(_anna, new SavedFilter(" Weak in the north ", s_weak));

        await _host.RestartAsync();

        Assert.Equal(new SavedFilter("Weak in the north", s_weak), Assert.Single(await Filters.GetAsync(await _host.People.ActAsync(_anna.User))));
    }

    [Fact]
    public async Task The_same_name_in_other_letters_takes_the_place_of_the_first()
    {
        await Filters.SaveAsync(_anna, new SavedFilter("North", s_weak));
        await Filters.SaveAsync(_anna, new SavedFilter("all", new DeviceFilter()));

        var saved = await Filters.SaveAsync(_anna, new SavedFilter("NORTH", new DeviceFilter(Q: "1")));

        Assert.Equal(["all", "NORTH"], saved.Select(filter => filter.Name));
        Assert.Equal("1", saved[1].Filter.Q);
    }

    [Fact]
    public async Task A_removed_filter_is_gone_and_removing_it_again_changes_nothing()
    {
        await Filters.SaveAsync(_anna, new SavedFilter("North", s_weak));

        Assert.Empty(await Filters.RemoveAsync(_anna, "north"));
        Assert.Empty(await Filters.RemoveAsync(_anna, "north"));
    }

    [Fact]
    public async Task A_filter_needs_a_name_and_the_fifty_first_is_refused()
    {
        Assert.Equal(Refusal.Invalid, await Accounts.RefusalOf(Filters.SaveAsync(_anna, new SavedFilter("  ", s_weak))));
        Assert.Equal(Refusal.Invalid, await Accounts.RefusalOf(Filters.SaveAsync(_anna, new SavedFilter(new string('x', 61), s_weak))));
        for (var n = 0; n < 50; n++) await Filters.SaveAsync(_anna, new SavedFilter(n.ToString(CultureInfo.InvariantCulture), s_weak));

        Assert.Equal(Refusal.TooLarge, await Accounts.RefusalOf(Filters.SaveAsync(_anna, new SavedFilter("one more", s_weak))));
        Assert.Equal(50, (await Filters.SaveAsync(_anna, new SavedFilter("7", new DeviceFilter()))).Length);
    }

    [Fact]
    public async Task Nobody_else_reads_or_changes_them()
    {
        await Filters.SaveAsync(_anna, new SavedFilter("North", s_weak));
        var eve = await _host.People.ActAsync(await _host.People.AddAsync("eve@example.com"));

        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Filters.GetAsync(eve)));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Filters.SaveAsync(eve, new SavedFilter("South", s_weak))));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Filters.RemoveAsync(eve, "North")));
        Assert.Single(await Filters.GetAsync(_anna));
    }
}
