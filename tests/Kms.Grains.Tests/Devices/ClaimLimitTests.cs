using Kms.Audit;
using Kms.Devices;
using Kms.Organisations;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Devices;

public sealed class ClaimLimitTests
{
    [Fact]
    public async Task Unknown_claimed_foreign_and_wrongly_coded_devices_are_refused_alike()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(1);
        await world.ImportAsync("KAM;30000001;00112233445566778899AABBCCDDEE01", world.Reseller);
        var paul = await world.ActAsync(world.Paul);

        var refusals = new HashSet<string>();
        foreach (var id in new[] { "KAM-99999999", "KAM-20000000", "KAM-30000001" })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(
                () => world.Device(id).ClaimAsync(paul, new ClaimOrder(world.Partner, "42/24", null)));
            refusals.Add($"{refused.Refusal} {refused.Detail} {refused.RetryAfter}");
        }

        Assert.StartsWith("ClaimRefused", Assert.Single(refusals), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_wrong_codes_stop_an_account_for_a_day_known_devices_or_not()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(1, world.Reseller);
        for (var i = 0; i < 10; i++) Assert.Equal(Refusal.ClaimRefused, await WrongAsync(world, $"KAM-9000000{i}"));

        var refused = await Assert.ThrowsAsync<RefusedException>(async () => await world.Device(World.Id(0).Value).ClaimAsync(
            await world.ActAsync(world.Anna), new ClaimOrder(world.Reseller, "42/24", null)));

        Assert.Equal(Refusal.TooManyAttempts, refused.Refusal);
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromHours(23), TimeSpan.FromHours(24));
        world.Host.Clock.Advance(TimeSpan.FromHours(24));
        await world.Device(World.Id(0).Value).ClaimAsync(
            await world.ActAsync(world.Anna), new ClaimOrder(world.Reseller, "42/24", null));
    }

    [Fact]
    public async Task Nobody_locks_a_device_for_others_it_only_slows_down_and_the_allocated_organisation_is_told()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(1, world.Reseller);
        for (var i = 0; i < ClaimLimits.Flood; i++)
        {
            var guesser = await world.Host.People.AddAsync($"guesser{i}@example.com", (world.Partner, Roles.KeyManager));
            await Assert.ThrowsAsync<RefusedException>(async () => await world.Device(World.Id(0).Value).ClaimAsync(
                (await world.ActAsync(guesser)), new ClaimOrder(world.Partner, "11/11", null)));
            world.Host.Clock.Advance(TimeSpan.FromMinutes(61));
        }

        await world.Device(World.Id(0).Value).ClaimAsync(
            await world.ActAsync(world.Anna), new ClaimOrder(world.Reseller, "42/24", null));

        Assert.Contains("KAM-20000000", (await world.Host.Mails.FindAsync("anna@reseller.example")).Content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_refused_claim_stands_in_the_audit_trail()
    {
        await using var world = await World.StartAsync();
        await WrongAsync(world, "KAM-99999999");

        var trail = await world.Host.Grain<IAuditGrain>("all").FindAsync(
            await world.ActAsync(world.Operator), new AuditFilter(Kind: "claim.refused"), new PageRequest());

        Assert.Equal((world.Anna, "KAM-99999999"), (trail.Items.Single().Actor!.Value, trail.Items.Single().Device!.Value.Value));
    }

    [Fact]
    public async Task A_person_without_organisation_claims_into_a_personal_one_made_on_the_fly()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(2, world.Reseller, publicClaim: true);
        var ticket = await world.ActAsync(world.Stranger);

        var view = await world.Device(World.Id(0).Value).ClaimAsync(ticket, new ClaimOrder(null, "20000000/42/24", null));

        Assert.Equal(ClaimState.Claimed, view.Claim.State);
        using var release = await world.Device(World.Id(0).Value).ReadKeysAsync(await world.ActAsync(world.Stranger), null, null);
        Assert.Single(release!.Keys);
        var second = await world.Device(World.Id(1).Value).ClaimAsync(
            await world.ActAsync(world.Stranger), new ClaimOrder(null, "42/24", null));
        Assert.Equal(view.Claim.Organisation, second.Claim.Organisation);
    }

    [Fact]
    public async Task A_refused_claim_makes_no_personal_organisation()
    {
        await using var world = await World.StartAsync();

        await Assert.ThrowsAsync<RefusedException>(async () =>
            await world.Device("KAM-99999999").ClaimAsync(await world.ActAsync(world.Stranger), new ClaimOrder(null, "42/24", null)));

        Assert.Empty((await world.ActAsync(world.Stranger)).Memberships);
    }

    private static async Task<Refusal> WrongAsync(World world, string device) => (await Assert.ThrowsAsync<RefusedException>(async () =>
        await world.Device(device).ClaimAsync(await world.ActAsync(world.Anna), new ClaimOrder(world.Reseller, "42/24", null)))).Refusal;
}
