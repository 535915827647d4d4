using Kms.Catalogue;
using Kms.Devices;
using Kms.Files;
using Kms.Jobs;
using Kms.Keys;
using Kms.Organisations;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Jobs;

public sealed class ImportJobTests
{
    private const string Two = "KAM;20000000;00112233445566778899AABBCCDDEEF1\nKAM;20000001;9F112233445566778899AABBCCDDEEF2\n";

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        await using var world = await World.StartAsync();
        var first = await world.ImportAsync(Two);
        var before = await world.Host.Get<IDeviceStore>().ReadAsync(World.Id(0));
        world.Host.Clock.Advance(TimeSpan.FromMinutes(1));

        var again = await world.ImportAsync(Two);

        Assert.Equal((2, 2), (first.Counts["added"], again.Counts["unchanged"]));
        Assert.Equal(before!.Version, (await world.Host.Get<IDeviceStore>().ReadAsync(World.Id(0)))!.Version);
    }

    [Fact]
    public async Task Another_key_is_a_new_version_and_the_factory_key_stays()
    {
        await using var world = await World.StartAsync();
        await world.ImportAsync(Two);
        world.Host.Clock.Advance(TimeSpan.FromMinutes(1));

        var job = await world.ImportAsync("KAM;20000000;A7112233445566778899AABBCCDDEEA1\n");

        Assert.Equal(1, job.Counts["updated"]);
        var keys = (await world.Device("KAM-20000000").GetAsync(await world.ActAsync(world.Operator)))!.Keys;
        Assert.Equal([(1, KeyState.Deactivated), (2, KeyState.Active)], keys.Select(k => (k.Version, k.State)));
    }

    [Fact]
    public async Task A_new_key_for_a_device_that_somebody_owns_waits_for_the_owner()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(1);
        world.Host.Clock.Advance(TimeSpan.FromMinutes(1));

        await world.ImportAsync("KAM;20000000;A7112233445566778899AABBCCDDEEA1\n");

        var anna = await world.ActAsync(world.Anna);
        using var before = await world.Device("KAM-20000000").ReadKeysAsync(anna, null, null);
        Assert.Equal(1, Assert.Single(before!.Keys).Version);
        await world.Device("KAM-20000000").SetKeyStateAsync(anna, KeyPurpose.Dek, 2, KeyState.Active, "Accepted");
        using var after = await world.Device("KAM-20000000").ReadKeysAsync(anna, null, null);
        Assert.Equal([1, 2], after!.Keys.Select(k => k.Version));
    }

    [Fact]
    public async Task A_dry_run_reports_and_stores_nothing_and_the_file_is_there_for_the_real_run()
    {
        await using var world = await World.StartAsync();
        var file = await world.UploadAsync(world.Operator, Two + "KAM;bad serial!;00\n");

        var dry = await world.RunAsync(world.Operator, new ImportJob(file, "auto", null, null, false, DryRun: true));

        Assert.Equal((2, 1, 0), (dry.Counts["added"], dry.Counts["malformed"], await world.CountVisibleAsync(world.Operator)));
        var real = await world.RunAsync(world.Operator, new ImportJob(file, "auto", null, null, false, DryRun: false));
        Assert.Equal((2, 1), (real.Counts["added"], real.Refused));
    }

    [Fact]
    public async Task An_import_whose_end_could_not_be_stored_ends_later_with_the_same_file()
    {
        await using var world = await World.StartAsync(DocumentFault.Register);
        var file = await world.UploadAsync(world.Operator, Two);
        var storage = world.Host.Get<DocumentFault>();
        storage.FailNext("job", after: 3); // ordered, begun, one page

        var id = await world.OrderAsync(world.Operator, new ImportJob(file, "auto", null, null, false, DryRun: false));
        world.Host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await storage.Failed;
        var watch = new JobWatch();
        await world.Host.Grain<IJobGrain>(id.Value).SubscribeAsync(await world.ActAsync(world.Operator), world.Host.Grains.CreateObjectReference<IJobObserver>(watch));
        world.Host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var job = await watch.Over;

        Assert.Equal((JobState.Done, 2, 0), (job.State, job.Counts["added"], job.Refused));
        Assert.Null(await world.Host.Get<IFileStore>().ReadAsync(file, 0));
    }

    [Fact]
    public async Task The_report_names_the_line_and_says_how_to_mend_it()
    {
        await using var world = await World.StartAsync();
        var job = await world.ImportAsync(Two + "KAM;20000002;1234\n");

        var problem = Assert.Single(await world.ReportAsync(world.Operator, job.Id, onlyProblems: true), r => r.Outcome == "malformed");

        Assert.Equal(3, problem.Row);
        Assert.Contains("key", problem.Detail, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("1234", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_on_two_devices_is_found_within_the_file_and_on_the_estate_by_both()
    {
        await using var world = await World.StartAsync();
        const string shared = "5C112233445566778899AABBCCDDEE55";

        await world.ImportAsync($"KAM;20000000;{shared}\n");
        var job = await world.ImportAsync($"KAM;20000001;{shared}\nKAM;20000002;{shared}\n");

        var rows = await world.ReportAsync(world.Operator, job.Id);
        Assert.All(rows, row => Assert.Contains("shared", row.Detail, StringComparison.Ordinal));
        var actor = await world.ActAsync(world.Operator);
        foreach (var i in Enumerable.Range(0, 3))
            Assert.True((await world.Device(World.Id(i).Value).GetAsync(actor))!.Health.HasFlag(KeyFinding.Shared));
    }

    [Fact]
    public async Task Weak_keys_come_in_with_their_findings()
    {
        await using var world = await World.StartAsync();

        var job = await world.ImportAsync("KAM;20000000;00000000000000000000000000000000\n");

        Assert.Equal((1, "all-zero"), (job.Counts["added"], (await world.ReportAsync(world.Operator, job.Id))[0].Detail));
    }

    [Fact]
    public async Task The_customer_column_delivers_and_an_unknown_customer_is_noted()
    {
        await using var world = await World.StartAsync();

        var job = await world.ImportAsync(
            "manufacturer;serial;key;customer number\n"
            + $"KAM;20000000;{World.KeyOf(0)};C-200\nKAM;20000001;{World.KeyOf(1)};C-999\n");

        Assert.Equal(1, await world.CountVisibleAsync(world.Paul));
        Assert.Equal("customer-unknown", (await world.ReportAsync(world.Operator, job.Id, onlyProblems: true)).Single().Detail);
    }

    [Fact]
    public async Task Another_version_or_type_under_the_same_number_is_a_row_error()
    {
        await using var world = await World.StartAsync();
        const string head = "manufacturer;serial;key;mbus_version\n";
        await world.ImportAsync(head + "KAM;20000000;5C112233445566778899AABBCCDDEE55;1\n");

        var job = await world.ImportAsync(head + "KAM;20000000;6C112233445566778899AABBCCDDEE56;2\n");

        Assert.Equal((1, 1), (job.Refused, job.Counts["already-exists"]));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_fails_the_job_with_a_sentence()
    {
        await using var world = await World.StartAsync();

        var job = await world.ImportAsync("\0\u0001\u0002 binary");

        Assert.Equal(JobState.Failed, job.State);
        Assert.NotEmpty(job.Failure!);
        Assert.DoesNotContain("Exception", job.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_half_a_file_the_good_half_is_stored_and_the_report_says_where_it_ended()
    {
        await using var world = await World.StartAsync();
        static string Row(int i) => $$$$"""{"ids":{"device_id":"d{{{{i}}}}","dev_eui":"70B3D57ED000000{{{{i}}}}"},"root_keys":{"app_key":{"key":"{{{{World.KeyOf(i)}}}}"}}}""";

        var job = await world.ImportAsync($"{Row(1)}\n{Row(2)}\n{Row(3)[..60]}");

        Assert.Equal((2, 2), (job.Counts["added"], await world.CountVisibleAsync(world.Operator)));
        var last = Assert.Single(await world.ReportAsync(world.Operator, job.Id), row => row.Outcome == "malformed");
        Assert.Equal(3, last.Row);
    }

    [Fact]
    public async Task A_device_named_twice_in_one_file_gets_both_keys_in_order()
    {
        await using var world = await World.StartAsync();

        await world.ImportAsync("KAM;20000000;5C112233445566778899AABBCCDDEE55\nKAM;20000000;6C112233445566778899AABBCCDDEE56\n");

        var keys = (await world.Device("KAM-20000000").GetAsync(await world.ActAsync(world.Operator)))!.Keys;
        Assert.Equal([(1, KeyState.Deactivated), (2, KeyState.Active)], keys.Select(k => (k.Version, k.State)));
    }

    [Fact]
    public async Task Short_codes_from_the_file_claim_and_are_nowhere_in_the_clear()
    {
        await using var world = await World.StartAsync();
        await world.DeliverAsync(1, world.Reseller);
        var stored = await world.Host.Get<IDeviceStore>().ReadAsync(World.Id(0));

        var view = await world.Device("KAM-20000000").ClaimAsync(
            await world.ActAsync(world.Anna), new ClaimOrder(world.Reseller, "20000000/42/24", null));

        Assert.Equal(ClaimState.Claimed, view.Claim.State);
        Assert.Equal(32, stored!.LabelCodeHash!.Value.Length);
    }
}
