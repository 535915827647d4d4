using System.Collections.Immutable;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Jobs;

public sealed class BulkJobTests
{
    private static GrantJob Grant(ImmutableArray<DeviceId> devices, string to = "customer@example.com") =>
        new(new Selection(devices, null, []), Grantee.Of(EmailAddress.Parse(to)), "Bulk", null);

    [Fact]
    public async Task The_same_order_for_the_same_id_changes_nothing_and_another_one_is_refused()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(2);
        var id = await world.OrderAsync(world.Anna, Grant(devices));
        var done = await world.FinishAsync(world.Anna, id);
        var job = world.Host.Grain<IJobGrain>(id.Value);

        var again = await job.StartAsync(await world.ActAsync(world.Anna), Grant(devices));

        Assert.Equal((done.State, done.Finished), (again.State, again.Finished));
        var other = await Assert.ThrowsAsync<RefusedException>(async () => await job.StartAsync(await world.ActAsync(world.Anna), Grant(devices, "b@example.com")));
        var thief = await Assert.ThrowsAsync<RefusedException>(async () => await job.StartAsync(await world.ActAsync(world.Paul), Grant(devices)));
        Assert.Equal((Refusal.AlreadyExists, Refusal.AlreadyExists), (other.Refusal, thief.Refusal));
    }

    [Fact]
    public async Task The_title_of_a_grant_names_partners_and_no_other_organisation()
    {
        await using var world = await World.StartAsync();
        var other = await world.Host.People.FoundAsync("Secret Works", OrganisationKind.Utility, null);
        var selection = Selection.Of((await world.OwnAsync(1))[0]);

        var toPartner = await world.RunAsync(world.Anna, new GrantJob(selection, Grantee.Of(world.Partner), null, null));
        var toOther = await world.RunAsync(world.Anna, new GrantJob(selection, Grantee.Of(other), null, null));

        Assert.Equal(("Harbour Utility", other.Value), (toPartner.Title, toOther.Title));
    }

    [Fact]
    public async Task A_job_is_nobodys_but_the_one_who_ordered_it()
    {
        await using var world = await World.StartAsync();
        var job = await world.RunAsync(world.Anna, Grant(await world.OwnAsync(1)));
        var grain = world.Host.Grain<IJobGrain>(job.Id.Value);

        Assert.Null(await grain.GetAsync(await world.ActAsync(world.Operator)));
        await Assert.ThrowsAsync<RefusedException>(async () => await grain.ReportAsync(await world.ActAsync(world.Paul), new PageRequest(), false));
        await Assert.ThrowsAsync<RefusedException>(async () => await grain.CancelAsync(await world.ActAsync(world.Paul)));
    }

    [Fact]
    public async Task A_token_that_may_only_look_cancels_no_job()
    {
        await using var world = await World.StartAsync();
        var id = await world.OrderAsync(world.Anna, Grant(await world.OwnAsync(1)));

        var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
            await world.Host.Grain<IJobGrain>(id.Value).CancelAsync(await world.ActAsync(world.Anna, Scopes.Read)));

        Assert.Equal((Refusal.ScopeMissing, JobState.Done), (refused.Refusal, (await world.FinishAsync(world.Anna, id)).State));
    }

    [Fact]
    public async Task Foreign_unknown_and_unclaimed_devices_are_refused_row_by_row_and_the_rest_goes_on()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(1);
        await world.ImportAsync("KAM;30000001;00112233445566778899AABBCCDDEE01\nKAM;30000002;77112233445566778899AABBCCDDEE02", world.Reseller);
        await world.ImportAsync("KAM;30000003;88112233445566778899AABBCCDDEE01", world.Partner);

        var job = await world.RunAsync(world.Anna, Grant(
            [World.Id(0), DeviceId.Parse("KAM-30000001"), DeviceId.Parse("KAM-30000003"), DeviceId.Parse("KAM-99999999")]));

        var rows = await world.ReportAsync(world.Anna, job.Id);
        Assert.Equal(["granted", "device-unclaimed", "not-available", "not-available"], rows.Select(r => r.Outcome));
        Assert.Equal(rows[2].Detail, rows[3].Detail);
    }

    [Fact]
    public async Task The_selection_of_a_filter_is_frozen_when_the_order_is_accepted()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(3);
        var id = await world.OrderAsync(world.Anna, new GrantJob(
            Selection.All(new DeviceFilter(Manufacturer: "KAM"), World.Id(1)), Grantee.Of(Estate.Customer), null, null));
        await world.Device(World.Id(2).Value).ReleaseAsync(await world.ActAsync(world.Anna));

        var job = await world.FinishAsync(world.Anna, id);

        Assert.Equal((2L, 1L, 1L), (job.Total!.Value, job.Counts["granted"], job.Refused));
    }

    [Fact]
    public async Task Nothing_selected_is_said_at_once()
    {
        await using var world = await World.StartAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() => world.OrderAsync(world.Anna, Grant([])));

        Assert.Equal(Refusal.NothingSelected, refused.Refusal);
    }

    [Fact]
    public async Task One_bulk_job_sends_one_mail_with_the_count_account_or_not()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(3);
        await world.Host.People.AddAsync("known@example.com");

        await world.RunAsync(world.Anna, Grant(devices, "known@example.com"));
        await world.RunAsync(world.Anna, Grant(devices, "new@example.com"));

        var known = await world.Host.Mails.FindAsync("known@example.com");
        var fresh = await world.Host.Mails.FindAsync("new@example.com");
        Assert.Equal(known.Content, fresh.Content);
        Assert.Contains("3 devices", known.Content.Text, StringComparison.Ordinal);
        Assert.Single(world.Host.Mails.All, m => m.To.Value == "new@example.com");
    }

    [Fact]
    public async Task Revoking_in_bulk_ends_the_rights_of_one_grantee_or_of_all()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(2);
        await world.RunAsync(world.Anna, Grant(devices));
        await world.RunAsync(world.Anna, Grant(devices, "b@example.com"));
        var selection = new Selection(devices, null, []);

        var one = await world.RunAsync(world.Anna, new RevokeJob(selection, Grantee.Of(Estate.Customer)));
        var all = await world.RunAsync(world.Anna, new RevokeJob(selection, null));

        Assert.Equal((2, 2), (one.Counts["revoked"], all.Counts["revoked"]));
        Assert.Empty((await world.Device(devices[0].Value).GetRightsAsync(await world.ActAsync(world.Anna)))!.Value);
    }

    [Fact]
    public async Task Labels_and_releases_run_in_bulk_and_holders_are_told_once()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(3);
        await world.RunAsync(world.Anna, Grant(devices));
        var selection = new Selection(devices, null, []);

        var labels = await world.RunAsync(world.Anna, new DeviceActJob(selection, DeviceAct.Label, "Cellar", null, null, null));
        var released = await world.RunAsync(world.Anna, new DeviceActJob(selection, DeviceAct.Release, null, null, null, null));

        Assert.Equal(("label", 3, "release", 3), (labels.Kind, labels.Counts["labelled"], released.Kind, released.Counts["released"]));
        await world.Host.Mails.FindAsync("customer@example.com", "ended");
        Assert.Single(world.Host.Mails.All, m => m.Content.Subject.Contains("ended", StringComparison.Ordinal));
    }
}
