using Kms.Catalogue;
using Kms.Devices;
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
    public async Task A_manufacturer_imports_its_own_devices_and_others_nothing_at_all()
    {
        await using var world = await World.StartAsync();
        var maker = await world.Host.People.FoundAsync("Elbtal", OrganisationKind.Manufacturer, null, "EMT");
        var mia = await world.Host.People.AddAsync("mia@maker.example", (maker, Roles.KeyManager));

        var job = await world.ImportAsync("EMT;20000000;5C112233445566778899AABBCCDDEE55\nKAM;20000001;6C112233445566778899AABBCCDDEE56\n", by: mia);

        Assert.Equal((1, 1), (job.Counts["added"], job.Counts["forbidden"]));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => world.ImportAsync(Two, by: world.Anna));
        Assert.Equal(Refusal.Forbidden, refused.Refusal);
    }

    [Fact]
    public async Task A_manufacturer_delivers_to_partners_alone()
    {
        await using var world = await World.StartAsync();
        var maker = await world.Host.People.FoundAsync("Elbtal", OrganisationKind.Manufacturer, null, "EMT");
        var mia = await world.Host.People.AddAsync("mia@maker.example", (maker, Roles.KeyManager | Roles.Administrator));
        const string row = "EMT;20000000;5C112233445566778899AABBCCDDEE55\n";

        var refused = await world.ImportAsync(row, to: world.Partner, by: mia);
        Assert.Equal((JobState.Failed, 0), (refused.State, refused.Done));
        await world.Host.Grain<IOrganisationGrain>(maker.Value).AddPartnerAsync(await world.ActAsync(mia), world.Partner);
        world.Host.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(1, (await world.ImportAsync(row, to: world.Partner, by: mia)).Counts["added"]);
        Assert.Equal(1, await world.CountVisibleAsync(world.Paul));
    }

    [Fact]
    public async Task A_manufacturer_takes_over_no_identity_of_another_maker()
    {
        await using var world = await World.StartAsync();
        var maker = await world.Host.People.FoundAsync("Elbtal", OrganisationKind.Manufacturer, null, "EMT");
        var mia = await world.Host.People.AddAsync("mia@maker.example", (maker, Roles.KeyManager));

        var job = await world.ImportAsync($"serial;manufacturer;dev_eui;key\n20000000;EMT;70B3D57ED0000001;{World.KeyOf(1)}\n", by: mia);

        Assert.Equal((1, 0), (job.Counts["forbidden"], await world.CountVisibleAsync(world.Operator)));
    }

    [Fact]
    public async Task The_device_itself_refuses_an_identity_of_another_maker_too()
    {
        await using var world = await World.StartAsync();
        var maker = await world.Host.People.FoundAsync("Elbtal", OrganisationKind.Manufacturer, null, "EMT");
        var mia = await world.Host.People.AddAsync("mia@maker.example", (maker, Roles.KeyManager));
        await world.ImportAsync($"EMT;20000000;{World.KeyOf(0)}\n", by: mia);
        var row = new DeviceImport { Id = DeviceId.Parse("EMT-20000000"), Manufacturer = "EMT", Year = 2024 };
        var (step, actor) = (new WorkStep("j1", world.Host.Clock.GetUtcNow()), await world.ActAsync(mia));
        var device = world.Host.Grain<IDeviceWork>(row.Id.Value);

        var byAlias = await device.ImportAsync(actor, row with { Aliases = ["KAM-20000001"] }, step);
        var byEui = await device.ImportAsync(actor, row with { DevEui = "70B3D57ED0000001" }, step);
        var own = await device.ImportAsync(actor, row with { Aliases = ["EMT-20000001"] }, step);

        Assert.Equal(("forbidden", "forbidden", "updated"), (byAlias.Outcome, byEui.Outcome, own.Outcome));
    }

    [Fact]
    public async Task An_old_file_does_not_deliver_a_released_device_again()
    {
        await using var world = await World.StartAsync();
        var device = (await world.OwnAsync(1))[0];
        await world.Device(device.Value).ReleaseAsync(await world.ActAsync(world.Anna));
        await world.RestartAsync();

        var again = await world.DeliverAsync(1, world.Reseller, publicClaim: true);

        var state = (await world.Host.Get<IDeviceStore>().ReadAsync(device))!;
        Assert.Equal((1, null, false), (again.Counts["unchanged"], state.AllocatedTo, state.PublicClaim));
        Assert.Null((await world.Device(device.Value).GetAsync(await world.ActAsync(world.Operator)))!.Claim.Since);
    }

    [Fact]
    public async Task A_manufacturer_is_not_told_that_a_foreign_device_has_the_same_key_and_the_operator_is()
    {
        await using var world = await World.StartAsync();
        var maker = await world.Host.People.FoundAsync("Elbtal", OrganisationKind.Manufacturer, null, "EMT");
        var mia = await world.Host.People.AddAsync("mia@maker.example", (maker, Roles.KeyManager));
        await world.ImportAsync($"KAM;20000000;{World.KeyOf(1)}\n");

        var foreign = await world.ImportAsync($"EMT;20000001;{World.KeyOf(1)}\n", by: mia);
        var own = await world.ImportAsync($"EMT;20000002;{World.KeyOf(2)}\nEMT;20000003;{World.KeyOf(2)}\n", by: mia);

        Assert.Null((await world.ReportAsync(mia, foreign.Id))[0].Detail);
        Assert.All(await world.ReportAsync(mia, own.Id), row => Assert.Equal("shared", row.Detail));
        var seen = await world.Device("EMT-20000001").GetAsync(await world.ActAsync(world.Operator));
        Assert.True(seen!.Health.HasFlag(KeyFinding.Shared));
    }

    [Fact]
    public async Task A_token_that_may_only_import_uploads_imports_and_follows_its_job()
    {
        await using var world = await World.StartAsync();
        var token = await world.ActAsync(world.Operator, Scopes.Import);
        var file = world.Host.Grain<Kms.Files.IFileGrain>("u1");
        await file.BeginAsync(token, "keys.csv", null);
        await file.AppendAsync(token, 0, System.Text.Encoding.ASCII.GetBytes(Two));
        await file.CompleteAsync(token);

        var job = world.Host.Grain<IJobGrain>("j1");
        await job.StartAsync(token, new ImportJob(new("u1"), "auto", null, null, false, false));

        Assert.NotNull(await job.GetAsync(token));
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
