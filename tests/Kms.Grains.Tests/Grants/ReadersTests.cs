using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Testing.Databases;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Grants;

/// <summary>Who can read what an organisation owns: by person, by selection, for those alone who may know.</summary>
public abstract class ReadersTests<TDatabase> : StoredWorld<TDatabase> where TDatabase : TestDatabase, new()
{
    private static readonly Grantee s_carl = Grantee.Of(EmailAddress.Parse("carl@example.com"));
    private static readonly Grantee s_cora = Grantee.Of(EmailAddress.Parse("cora@example.com"));

    private IRightsGrain Rights => World.Host.Grain<IRightsGrain>("rights");

    [Fact]
    public async Task Readers_are_listed_with_their_devices_and_the_first_end()
    {
        var devices = await World.OwnAsync(3);
        var soon = World.Host.Clock.GetUtcNow().AddDays(3);
        await GrantAsync(devices[0], s_carl, soon);
        await GrantAsync(devices[1], s_carl, null);
        await GrantAsync(devices[2], s_cora, null);
        await GrantAsync(devices[2], Grantee.Of(World.Partner), null);
        var anna = await World.ActAsync(World.Anna);

        var first = await Rights.HoldersAsync(anna, World.Reseller, null, new PageRequest(2));
        var rest = await Rights.HoldersAsync(anna, World.Reseller, null, new PageRequest(2, first.Next));
        var found = await Rights.HoldersAsync(anna, World.Reseller, "CAR", new PageRequest());

        Assert.Equal([("carl@example.com", 2L, soon), ("cora@example.com", 1L, null)], first.Items.Select(r => (r.Name, r.Devices, r.NextEnd)));
        Assert.Equal(("Harbour Utility", 3L, true), (Assert.Single(rest.Items).Name, first.Total, rest.Next is null));
        Assert.Equal("carl@example.com", Assert.Single(found.Items).Name);
    }

    [Fact]
    public async Task What_a_person_can_read_is_listed_and_all_of_it_is_revoked_at_once()
    {
        var devices = await World.OwnAsync(3);
        foreach (var device in devices[..2]) await GrantAsync(device, s_carl, null);
        await GrantAsync(devices[0], s_cora, null);
        var anna = await World.ActAsync(World.Anna);

        var given = await Rights.GivenAsync(anna, World.Reseller, s_carl, new PageRequest());
        await World.RunAsync(World.Anna, new RevokeJob(Selection.All(new DeviceFilter(Organisation: World.Reseller, Reader: s_carl)), s_carl));

        Assert.Equal([(devices[0], "Billing"), (devices[1], "Billing")], given.Items.Select(right => (right.Device, right.Purpose)));
        Assert.Empty((await Rights.GivenAsync(anna, World.Reseller, s_carl, new PageRequest())).Items);
        Assert.Null(await Rights.HolderAsync(anna, World.Reseller, s_carl));
        Assert.Equal(1, (await Rights.HolderAsync(anna, World.Reseller, s_cora))?.Devices);
    }

    [Fact]
    public async Task A_right_that_has_ended_is_in_no_list()
    {
        var devices = await World.OwnAsync(1);
        await GrantAsync(devices[0], s_carl, World.Host.Clock.GetUtcNow().AddDays(1));
        World.Host.Clock.Advance(TimeSpan.FromDays(2));
        var anna = await World.ActAsync(World.Anna);

        Assert.Empty((await Rights.HoldersAsync(anna, World.Reseller, null, new PageRequest())).Items);
        Assert.Empty((await Rights.GivenAsync(anna, World.Reseller, s_carl, new PageRequest())).Items);
        Assert.Equal(0, (await Rights.HoldersOfAsync(anna, Selection.Of(devices[0]))).Readers);
        Assert.Empty((await CatalogueAsync(World.Anna, s_carl)).Items);
    }

    [Fact]
    public async Task Who_can_read_a_long_selection_is_counted_part_by_part()
    {
        var devices = await World.OwnAsync(3);
        foreach (var device in devices) await GrantAsync(device, s_carl, null);
        var anna = await World.ActAsync(World.Anna);

        var first = await Rights.HoldersOfAsync(anna, Selection.All(new DeviceFilter()), new PageRequest(2));
        var last = await Rights.HoldersOfAsync(anna, Selection.All(new DeviceFilter()), new PageRequest(2, first.Next));

        Assert.Equal((2, 2, devices[1].Value), (first.Devices, Assert.Single(first.Rows).Devices, first.Next));
        Assert.Equal((1, 1, null), (last.Devices, Assert.Single(last.Rows).Devices, last.Next));
    }

    [Fact]
    public async Task Who_can_read_a_selection_is_counted_over_all_of_it()
    {
        var devices = await World.OwnAsync(3);
        foreach (var device in devices[..2]) await GrantAsync(device, s_carl, null);
        await GrantAsync(devices[0], s_cora, null);

        var all = await Rights.HoldersOfAsync(await World.ActAsync(World.Anna), Selection.All(new DeviceFilter(Claim: ClaimState.Claimed)));

        Assert.Equal((3, 2, 2), (all.Devices, all.WithReaders, all.Readers));
        Assert.Equal([("carl@example.com", 2L), ("cora@example.com", 1L)], all.Rows.Select(row => (row.Name, row.Devices)));
    }

    [Fact]
    public async Task Others_learn_nothing_of_who_reads_what()
    {
        var devices = await World.OwnAsync(1);
        await GrantAsync(devices[0], s_carl, null);
        await GrantAsync(devices[0], Grantee.Of(World.Partner), null);
        var reader = await World.Host.People.AddAsync("reader@reseller.example", (World.Reseller, Roles.Reader));

        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Rights.HoldersAsync(await World.ActAsync(World.Paul), World.Reseller, null, new PageRequest())));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(Rights.HoldersAsync(await World.ActAsync(reader), World.Reseller, null, new PageRequest())));
        foreach (var other in new[] { World.Paul, World.Stranger, reader })
        {
            Assert.Empty((await CatalogueAsync(other, s_carl)).Items);
            Assert.Equal((0, 0), (await Rights.HoldersOfAsync(await World.ActAsync(other), Selection.Of(devices[0])) is var sum ? (sum.Devices, sum.Readers) : default));
        }
        Assert.Single((await CatalogueAsync(World.Anna, s_carl)).Items);
    }

    private async Task<Page<DeviceRow>> CatalogueAsync(UserId user, Grantee reader) => await World.Host.Grain<ICatalogueGrain>("all").FindAsync(
        await World.ActAsync(user), new DeviceFilter(Reader: reader), new PageRequest());

    private async Task GrantAsync(DeviceId device, Grantee grantee, DateTimeOffset? until) =>
        await World.Device(device.Value).GrantAsync(await World.ActAsync(World.Anna), new GrantOrder(grantee, "Billing", until));
}

public sealed class ReadersOnSqlite : ReadersTests<SqliteTestDatabase>;

public sealed class ReadersOnPostgres : ReadersTests<PostgresTestDatabase>;
