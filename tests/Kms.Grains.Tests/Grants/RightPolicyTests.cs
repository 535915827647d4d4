using Kms.Catalogue;
using Kms.Grants;
using Kms.Jobs;
using Kms.Keys;
using Kms.Organisations;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Grants;

/// <summary>A right that is given without an end ends when the owner's policy says.</summary>
public sealed class RightPolicyTests
{
    private static readonly GrantOrder s_endless = new(Grantee.Of(Estate.Customer), "Reading", null);
    private static readonly OrganisationFacts s_owner = Estate.OwnerFacts with { RightsEndAfterDays = 90 };

    [Fact]
    public void The_policy_ends_what_has_no_end_and_leaves_an_end_of_its_own()
    {
        var byPolicy = Estate.Owned.Grant(s_endless, s_owner, null, Estate.By(Estate.KeyManager));
        var own = Estate.Owned.Grant(s_endless with { Until = Estate.Now.AddYears(2) }, s_owner, null, Estate.By(Estate.KeyManager)).Right;

        Assert.Equal((Estate.Now.AddDays(90), Estate.Now.AddYears(2)), (byPolicy.Right.Until, own.Until));
        Assert.Contains("2026-05-31", Assert.Single(byPolicy.Change!.Effects.Mails).Fields["until"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_is_done_again_finds_the_same_end()
    {
        var order = s_endless with { Right = new RightId("r7") };
        var once = Estate.Owned.Grant(order, s_owner, null, Estate.By(Estate.KeyManager)).Change!.Device;

        var again = once.Grant(order, s_owner, null, Estate.By(Estate.KeyManager, Estate.Now.AddMinutes(5)));

        Assert.Null(again.Change);
    }

    [Fact]
    public void A_right_that_ended_by_the_policy_can_be_given_again()
    {
        var order = s_endless with { Right = new RightId("r7") };
        var once = Estate.Owned.Grant(order, s_owner, null, Estate.By(Estate.KeyManager)).Change!.Device;

        var (_, right) = once.Grant(order, s_owner, null, Estate.By(Estate.KeyManager, Estate.Now.AddDays(200)));

        Assert.True(right.IsInForce(Estate.Now.AddDays(201)));
    }

    [Fact]
    public async Task A_policy_counts_for_the_very_next_right_and_its_end_ends_the_reading()
    {
        await using var world = await World.StartAsync();
        var device = (await world.OwnAsync(1))[0];
        await SetAsync(world, 30);

        var right = await world.Device(device.Value).GrantAsync(await world.ActAsync(world.Anna), new GrantOrder(Grantee.Of(world.Partner), null, null));
        Assert.Equal(world.Host.Clock.GetUtcNow().AddDays(30), right.Until);
        using (var keys = await ReadAsync(world, device.Value)) Assert.Single(keys!.Keys);
        world.Host.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Null(await ReadAsync(world, device.Value));
    }

    [Fact]
    public async Task A_bulk_grant_goes_by_the_policy_and_its_mail_says_until_when()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(3);
        await SetAsync(world, 10);
        var end = world.Host.Clock.GetUtcNow().AddDays(10);

        await world.RunAsync(world.Anna, new GrantJob(new Selection(devices, null, []), Grantee.Of(Estate.Customer), null, null));

        foreach (var device in devices)
            Assert.Equal(end, Assert.Single((await world.Device(device.Value).GetRightsAsync(await world.ActAsync(world.Anna)))!.Value).Until!.Value, TimeSpan.FromSeconds(1)); // given just now
    }

    [Fact]
    public async Task Days_out_of_range_are_refused_and_none_takes_the_policy_away()
    {
        await using var world = await World.StartAsync();

        Assert.Equal(Refusal.Invalid, await Accounts.RefusalOf(SetAsync(world, 3651)));
        Assert.Equal(Refusal.Invalid, await Accounts.RefusalOf(SetAsync(world, -1)));
        Assert.Null((await SetAsync(world, 0)).Profile.RightsEndAfterDays);
    }

    private static async Task<KeyRelease?> ReadAsync(World world, string device) =>
        await world.Device(device).ReadKeysAsync(await world.ActAsync(world.Paul), null, "Reading");

    private static async Task<OrganisationView> SetAsync(World world, int days)
    {
        var (organisation, actor) = (world.Host.Grain<IOrganisationGrain>(world.Reseller.Value), await world.ActAsync(world.Anna));
        var shown = (await organisation.GetAsync(actor))!; // Anna's own
        return await organisation.UpdateAsync(actor, shown.Profile with { RightsEndAfterDays = days }, shown.Version);
    }
}
