using Kms.Audit;
using Kms.Devices;
using Kms.Jobs;
using Kms.Keys;
using Kms.Testing.Databases;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Exposures;

/// <summary>An account is compromised: what it got becomes compromised, at those alone who own it.</summary>
public sealed class CompromiseTests
{
    private const string Customer = "customer@example.com";

    [Fact]
    public void The_rule_sets_the_named_keys_alone_and_does_nothing_twice()
    {
        var device = Estate.Owned with { Keys = [Estate.Key(1, KeyState.Deactivated), Estate.Key(2, KeyState.Active), Estate.Key(3, KeyState.Destroyed)] };
        var work = new CompromiseWork(["dek/1", "dek/3", "dek/9"], new UserId("paul"), "Phished");

        var change = device.Compromise(work, Estate.By(Estate.KeyManager))!; // there is one to set

        Assert.Equal([KeyState.Compromised, KeyState.Active, KeyState.Destroyed], change.Device.Keys.Select(k => k.State));
        var fact = Assert.Single(change.Effects.Facts);
        Assert.Equal(("key.state", "dek/1", "Phished", "paul"), (fact.Kind, fact.Subject, fact.Details["reason"], fact.Details["user"]));
        Assert.Null(change.Device.Compromise(work, Estate.By(Estate.KeyManager)));
        Assert.Equal(Refusal.Forbidden, Estate.Refused(() => device.Compromise(work, Estate.By(Estate.Operator))));
    }

    [Fact]
    public async Task What_the_account_got_becomes_compromised_and_the_rest_stays()
    {
        await using var world = await World.StartAsync();
        await ShowAsync(world);
    }

    [Fact]
    public async Task It_is_the_same_on_the_other_database()
    {
        await using var database = new PostgresTestDatabase();
        await database.CreateAsync();
        await using var world = await World.StartAsync(postgres: database.ConnectionString);
        await ShowAsync(world);
    }

    [Fact]
    public async Task Other_owners_find_it_in_their_trail_and_neither_side_learns_of_the_other()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(3);
        var holder = await ExposureTests.GrantAsync(world, [.. devices]);
        foreach (var device in devices) await ExposureTests.ReadAsync(world, holder, device);
        await ExposureTests.HandOverAsync(world, devices[2]);

        var job = await world.RunAsync(world.Anna, new CompromiseJob(holder, Customer, "Phished"));

        Assert.Equal((2, 2), (job.Total!.Value, job.Counts["compromised"]));
        var chief = await world.Host.People.AddAsync("chief@partner.example", (world.Partner, Roles.Auditor));
        var there = Assert.Single(await TrailAsync(world, chief));
        Assert.Equal((null, holder.Value, "1"), (there.Actor, there.Subject!, there.Details["devices"]));
        Assert.False(there.Details.ContainsKey("reason"));
        var here = Assert.Single(await TrailAsync(world, world.Anna));
        Assert.Equal((world.Anna, "2", "Phished"), (here.Actor!.Value, here.Details["devices"], here.Details["reason"]));
        Assert.DoesNotContain(await world.ReportAsync(world.Anna, job.Id), row => row.Device == devices[2].Value);
    }

    [Fact]
    public async Task It_needs_the_address_a_reason_a_key_manager_and_something_that_was_got()
    {
        await using var world = await World.StartAsync();
        var device = (await world.OwnAsync(1))[0];
        var holder = await ExposureTests.GrantAsync(world, device);
        async Task<Refusal> TryAsync(UserId who, string confirmation, string reason = "Phished") =>
            await Accounts.RefusalOf(world.OrderAsync(who, new CompromiseJob(holder, confirmation, reason)));
        Assert.Equal(Refusal.NotFound, await TryAsync(world.Anna, Customer));
        await ExposureTests.ReadAsync(world, holder, device);
        var auditor = await world.Host.People.AddAsync("auditor@reseller.example", (world.Reseller, Roles.Auditor | Roles.Administrator));

        Assert.Equal(Refusal.Invalid, await TryAsync(world.Anna, "other@example.com"));
        Assert.Equal(Refusal.Invalid, await TryAsync(world.Anna, Customer, " "));
        Assert.Equal(Refusal.Forbidden, await TryAsync(auditor, Customer));
        Assert.Equal(Refusal.Forbidden, await TryAsync(world.Operator, Customer));
        Assert.Equal(Refusal.NotFound, await TryAsync(world.Paul, Customer));
        Assert.Equal(Refusal.NothingSelected, await Accounts.RefusalOf(world.OrderAsync(world.Anna, new CompromiseJob(world.Anna, "anna@reseller.example", "Phished"))));
    }

    private static async Task ShowAsync(World world)
    {
        var devices = await world.OwnAsync(3);
        var holder = await ExposureTests.GrantAsync(world, [.. devices]);
        foreach (var device in devices.Take(2)) await ExposureTests.ReadAsync(world, holder, device);

        var job = await world.RunAsync(world.Anna, new CompromiseJob(holder, " Customer@Example.com", "Phished"));
        var again = await world.RunAsync(world.Anna, new CompromiseJob(holder, Customer, "Phished"));

        Assert.Equal((JobState.Done, 2, 2), (job.State, job.Total!.Value, job.Counts["compromised"]));
        Assert.Equal((JobState.Done, 2), (again.State, again.Counts["unchanged"]));
        Assert.All(await world.ReportAsync(world.Anna, job.Id), row => Assert.Equal("dek/1", row.Detail));
        Assert.Equal(
            [KeyState.Compromised, KeyState.Compromised, KeyState.Active],
            await Task.WhenAll(devices.Select(async id => (await world.Device(id.Value).GetAsync(await world.ActAsync(world.Anna)))!.Keys[0].State))); // Anna's own
        var exposed = (await ExposureTests.DevicesAsync(world, world.Anna, holder)).Items;
        Assert.All(exposed, device => Assert.Equal(KeyState.Compromised, Assert.Single(device.Keys).State));
    }

    private static async Task<IReadOnlyList<AuditEntry>> TrailAsync(World world, UserId who) => (await world.Host.Grain<IAuditGrain>("all").FindAsync(
        await world.ActAsync(who), new AuditFilter(Kind: "account.compromised"), new PageRequest())).Items;
}
