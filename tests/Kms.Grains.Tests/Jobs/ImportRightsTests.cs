using Kms.Catalogue;
using Kms.Devices;
using Kms.Jobs;
using Kms.Keys;
using Kms.Organisations;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Jobs;

public sealed class ImportRightsTests
{
    private const string Two = "KAM;20000000;00112233445566778899AABBCCDDEEF1\nKAM;20000001;9F112233445566778899AABBCCDDEEF2\n";

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
}
