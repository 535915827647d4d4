using Kms.Catalogue;
using Kms.Devices;
using Kms.Exports;
using Kms.Exposures;
using Kms.Grants;
using Kms.Jobs;
using Kms.Keys;
using Kms.Tests.Support;
using Kms.Transfers;
using Kms.Users;

namespace Kms.Tests.Exposures;

/// <summary>The exposure ledger: per key and per person, who got what, when and how.</summary>
public sealed class ExposureTests
{
    [Fact]
    public async Task A_key_was_never_revealed_until_it_is_and_then_to_whom_when_how_and_why()
    {
        await using var world = await World.StartAsync();
        var device = (await world.OwnAsync(1))[0];
        Assert.All((await OfDeviceAsync(world, world.Anna, device))!.Keys, key => Assert.Null(key.FirstRevealed));

        await ReadAsync(world, world.Anna, device, "Reading", KeyRoute.Screen);
        await ReadAsync(world, world.Anna, device, null, KeyRoute.Api);
        await world.RunAsync(world.Anna, new ExportJob(new Selection([device], null, []), ExportFormat.Csv, "Commissioning"));

        var exposure = (await OfDeviceAsync(world, world.Anna, device))!; // Anna's own
        Assert.NotNull(Assert.Single(exposure.Keys).FirstRevealed);
        Assert.Equal(
            [(KeyRoute.File, "Commissioning"), (KeyRoute.Api, null), (KeyRoute.Screen, "Reading")], exposure.Entries.Items.Select(e => (e.Route, e.Reason)));
        Assert.All(exposure.Entries.Items, e => Assert.Equal((world.Anna, "dek/1"), (e.Person!.Value, Assert.Single(e.Keys))));
        Assert.False(exposure.Earlier);
    }

    [Fact]
    public async Task Who_got_keys_is_for_the_owners_side_and_the_operator_and_nobody_else()
    {
        await using var world = await World.StartAsync();
        var device = (await world.OwnAsync(1))[0];
        var holder = await GrantAsync(world, device);
        await ReadAsync(world, holder, device);

        Assert.Single((await OfDeviceAsync(world, world.Operator, device))!.Entries.Items);
        Assert.Null(await OfDeviceAsync(world, world.Stranger, device));
        Assert.Null(await OfDeviceAsync(world, world.Paul, device));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(OfDeviceAsync(world, holder, device)));
        Assert.Equal(Refusal.ScopeMissing, await Accounts.RefusalOf(OfDeviceAsync(world, world.Anna, device, Scopes.Read)));
    }

    [Fact]
    public async Task What_happened_at_an_owner_before_stays_there_but_that_it_did_is_said()
    {
        await using var world = await World.StartAsync();
        var device = (await world.OwnAsync(1))[0];
        await ReadAsync(world, world.Anna, device);
        await HandOverAsync(world, device);
        await ReadAsync(world, world.Paul, device);

        var exposure = (await OfDeviceAsync(world, world.Paul, device))!; // Paul's own by now

        Assert.True(exposure.Earlier);
        Assert.Equal(world.Paul, Assert.Single(exposure.Entries.Items).Person);
        Assert.Null(await ExposuresOf(world).OfPersonAsync(await world.ActAsync(world.Paul), world.Anna));
        Assert.Empty((await DevicesAsync(world, world.Paul, world.Anna)).Items);
        // The owner before still knows what it gave, and nothing of what the device is now.
        var before = Assert.Single((await DevicesAsync(world, world.Anna, world.Anna)).Items);
        Assert.Equal((null, (KeyState?)null), (before.Type, Assert.Single(before.Keys).State));
    }

    [Fact]
    public async Task What_an_account_ever_got_is_paged_by_device_and_is_said_to_those_alone_whose_keys_they_are()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(5);
        var holder = await GrantAsync(world, [.. devices]);
        foreach (var device in devices.Reverse()) await ReadAsync(world, holder, device);
        await ReadAsync(world, holder, devices[0], null, KeyRoute.Api);

        var found = new List<ExposedDevice>();
        for (string? after = null; found.Count == 0 || after is not null;)
        {
            var page = await ExposuresOf(world).DevicesAsync(await world.ActAsync(world.Anna), holder, new PageRequest(2, after));
            Assert.Equal((5, true), (page.Total, page.TotalIsExact));
            found.AddRange(page.Items);
            after = page.Next;
        }

        Assert.Equal(devices, found.Select(d => d.Device));
        Assert.Equal(2, found[0].Times);
        Assert.Equal("Screen Api", string.Join(' ', found[0].Routes));
        Assert.All(found, d => Assert.Equal((KeyState.Active, false), (Assert.Single(d.Keys).State, d.Keys[0].Replaced)));
        Assert.Equal(5, (await DevicesAsync(world, holder, holder)).Total);
        Assert.Equal(5, (await DevicesAsync(world, world.Operator, holder)).Total);
        Assert.Empty((await DevicesAsync(world, world.Paul, holder)).Items);
    }

    [Fact]
    public async Task An_account_is_known_to_its_organisation_and_to_owners_of_what_it_got_and_a_stranger_learns_nothing()
    {
        await using var world = await World.StartAsync();
        var device = (await world.OwnAsync(1))[0];
        var holder = await GrantAsync(world, device);
        async Task<PersonExposure?> OfAsync(UserId who, UserId person) => await ExposuresOf(world).OfPersonAsync(await world.ActAsync(who), person);
        Assert.Null(await OfAsync(world.Anna, holder));

        await ReadAsync(world, holder, device);

        Assert.Equal(("customer@example.com", true), await OfAsync(world.Anna, holder) is { } known ? (known.Email, known.MayReport) : default);
        Assert.NotNull(await OfAsync(world.Anna, world.Anna));
        Assert.NotNull(await OfAsync(world.Operator, holder));
        Assert.NotNull(await OfAsync(holder, holder));
        Assert.Null(await OfAsync(world.Stranger, holder));
        Assert.Null(await OfAsync(world.Paul, holder));
        Assert.Null(await OfAsync(world.Paul, new UserId(new string('0', 32))));
    }

    internal static IExposureGrain ExposuresOf(World world) => world.Host.Grain<IExposureGrain>("all");

    internal static async Task<Page<ExposedDevice>> DevicesAsync(World world, UserId who, UserId person) =>
        await ExposuresOf(world).DevicesAsync(await world.ActAsync(who), person, new PageRequest());

    internal static async Task ReadAsync(World world, UserId who, DeviceId device, string? reason = null, KeyRoute route = KeyRoute.Screen)
    {
        using var release = await world.Device(device.Value).ReadKeysAsync(await world.ActAsync(who), null, reason, route);
        Assert.NotEmpty(release!.Keys); // who asks here may
        world.Host.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    internal static async Task<UserId> GrantAsync(World world, params DeviceId[] devices)
    {
        var holder = await world.Host.People.AddAsync("customer@example.com");
        foreach (var device in devices)
            await world.Device(device.Value).GrantAsync(await world.ActAsync(world.Anna), new GrantOrder(Grantee.Of(EmailAddress.Parse("customer@example.com")), null, null));
        return holder;
    }

    internal static async Task HandOverAsync(World world, DeviceId device)
    {
        var grain = world.Device(device.Value);
        var transfer = new TransferId(Guid.NewGuid().ToString("N"));
        await grain.OfferTransferAsync(await world.ActAsync(world.Anna), transfer, world.Partner, world.Host.Clock.GetUtcNow().AddDays(1));
        await grain.AcceptTransferAsync(await world.ActAsync(world.Paul), transfer);
    }

    private static async Task<DeviceExposure?> OfDeviceAsync(World world, UserId who, DeviceId device, params string[] scopes) =>
        await ExposuresOf(world).OfDeviceAsync(await world.ActAsync(who, scopes), device, new PageRequest());
}
