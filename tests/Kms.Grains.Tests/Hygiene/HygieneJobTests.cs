using Kms.Audit;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Hygiene;
using Kms.Jobs;
using Kms.Keys;
using Kms.Organisations;
using Kms.Silo.Storage;
using Kms.Testing.Databases;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Hygiene;

/// <summary>The key-hygiene report of an estate: counted by a job, by fingerprints, acknowledged with a reason.</summary>
public sealed class HygieneJobTests
{
    private const string Published = "000102030405060708090A0B0C0D0E0F";
    private const string Same = "5DC2A1B98E7743F09B16E2D4C8A37F51";

    [Fact]
    public async Task An_estate_is_counted_by_finding_and_what_was_not_known_is_noted()
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
    public async Task A_finding_is_acknowledged_with_a_reason_recorded_and_taken_back()
    {
        await using var world = await World.StartAsync();
        await FillAsync(world);
        await world.RunAsync(world.Anna, new HygieneJob(world.Reseller));
        var (grain, anna) = (ReportOf(world, world.Reseller), await world.ActAsync(world.Anna));

        var report = await grain.AcknowledgeAsync(anna, KeyFinding.Shared, "One lot, exchanged in May");

        var accepted = report.Lines.Single(l => l.Finding == KeyFinding.Shared).Acknowledged!; // just done
        Assert.Equal(("One lot, exchanged in May", world.Anna, 2L), (accepted.Reason, accepted.By, accepted.Devices));
        Assert.All((await grain.WithdrawAsync(anna, KeyFinding.Shared)).Lines, line => Assert.Null(line.Acknowledged));
        var trail = (await world.Host.Grain<IAuditGrain>("all").FindAsync(anna, new AuditFilter(Kind: "hygiene."), new PageRequest())).Items;
        Assert.Equal(["hygiene.withdrawn", "hygiene.acknowledged"], trail.Select(e => e.Kind));
        Assert.Equal(("Shared", "One lot, exchanged in May"), (trail[1].Details["findings"], trail[1].Details["reason"]));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(grain.AcknowledgeAsync(anna, KeyFinding.ShortKey, "None there")));
        Assert.Equal(Refusal.Invalid, await Accounts.RefusalOf(grain.AcknowledgeAsync(anna, KeyFinding.Shared, " ")));
    }

    [Fact]
    public async Task A_report_is_for_the_organisation_and_the_operator_and_a_stranger_meets_none()
    {
        await using var world = await World.StartAsync();
        var reader = await world.Host.People.AddAsync("reader@reseller.example", (world.Reseller, Roles.Reader));
        var grain = ReportOf(world, world.Reseller);

        Assert.True((await grain.GetAsync(await world.ActAsync(world.Operator)))!.MayDecide); // the operator sees all
        Assert.False((await grain.GetAsync(await world.ActAsync(reader)))!.MayDecide); // a member
        Assert.Null(await grain.GetAsync(await world.ActAsync(world.Paul)));
        Assert.Null(await ReportOf(world, null).GetAsync(await world.ActAsync(world.Anna)));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(world.OrderAsync(reader, new HygieneJob(world.Reseller))));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(world.OrderAsync(world.Paul, new HygieneJob(world.Reseller))));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(world.OrderAsync(world.Anna, new HygieneJob(null))));
    }

    private static async Task ShowAsync(World world)
    {
        await FillAsync(world);
        // As a list of published keys that is newer than the import would leave it.
        await world.Host.Get<IDatabase>().ExecuteAsync("update device_key set findings = 0 where device = 'KAM-30000003'", []);

        var job = await world.RunAsync(world.Anna, new HygieneJob(world.Reseller));
        var all = await world.RunAsync(world.Operator, new HygieneJob(null));

        Assert.Equal((JobState.Done, 5L, 1L), (job.State, job.Total!.Value, job.Counts["noted"]));
        Assert.Equal("KAM-30000003", Assert.Single(await world.ReportAsync(world.Anna, job.Id)).Device);
        var report = (await ReportOf(world, world.Reseller).GetAsync(await world.ActAsync(world.Anna)))!; // Anna's own
        Assert.Equal((5L, 5L, 4L), (report.Devices, report.Keys, report.Flawed));
        Assert.Equal((2L, 2L), Of(report, KeyFinding.Shared));
        Assert.Equal((1L, 1L), Of(report, KeyFinding.AllZero));
        Assert.Equal((1L, 1L), Of(report, KeyFinding.PublishedTestKey));
        Assert.Equal(6, (await ReportOf(world, null).GetAsync(await world.ActAsync(world.Operator)))!.Devices); // the operator's own
        Assert.Equal(JobState.Done, all.State);
        var found = await world.Host.Grain<ICatalogueGrain>("all").FindAsync(
            await world.ActAsync(world.Anna), new DeviceFilter(Health: KeyFinding.PublishedTestKey), new PageRequest());
        Assert.Equal("KAM-30000003", Assert.Single(found.Items).Id.Value);
    }

    // Two with the same key, one with zeros, one with a published key, one good; one of somebody else.
    private static async Task FillAsync(World world)
    {
        await world.ImportAsync(
            $"KAM;30000000;{Same}\nKAM;30000001;{Same}\nKAM;30000002;{new string('0', 32)}\nKAM;30000003;{Published}\nKAM;30000004;{World.KeyOf(4)}", world.Reseller);
        await world.ImportAsync($"KAM;30000005;{World.KeyOf(5)}", world.Partner);
    }

    private static (long Devices, long Keys) Of(HygieneReport report, KeyFinding finding) =>
        report.Lines.Where(l => l.Finding == finding).Select(l => (l.Devices, l.Keys)).Single();

    private static IHygieneGrain ReportOf(World world, OrganisationId? organisation) =>
        world.Host.Grain<IHygieneGrain>(organisation?.Value ?? IHygieneGrain.Everything);
}
