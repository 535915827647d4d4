using System.Collections.Immutable;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Jobs;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Grants;

/// <summary>A bulk grant that was a mistake is taken back as a whole, and nothing else with it.</summary>
public sealed class UndoGrantTests
{
    private static readonly Grantee s_customer = Grantee.Of(EmailAddress.Parse("customer@example.com"));

    private static GrantJob Grant(ImmutableArray<DeviceId> devices) => new(new Selection(devices, null, []), s_customer, "Mistake", null);

    [Fact]
    public async Task Undoing_a_grant_revokes_what_it_gave_and_leaves_what_stood_there_before()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(3);
        var anna = await world.ActAsync(world.Anna);
        await world.Device(devices[0].Value).GrantAsync(anna, new GrantOrder(s_customer, "Before", null));
        var grant = await world.RunAsync(world.Anna, Grant(devices));

        var undo = await world.RunAsync(world.Anna, new UndoGrantJob(grant.Id));

        Assert.Equal((JobState.Done, "undo", "customer@example.com"), (undo.State, undo.Kind, undo.Title));
        Assert.Equal((2, 1), (undo.Counts["revoked"], undo.Counts["unchanged"]));
        Assert.Single((await world.Device(devices[0].Value).GetRightsAsync(anna))!.Value);
        Assert.Empty((await world.Device(devices[1].Value).GetRightsAsync(anna))!.Value);
    }

    [Fact]
    public async Task The_person_is_told_once_that_the_rights_ended()
    {
        await using var world = await World.StartAsync();
        var grant = await world.RunAsync(world.Anna, Grant(await world.OwnAsync(3)));

        await world.RunAsync(world.Anna, new UndoGrantJob(grant.Id));

        var mail = await world.Host.Mails.FindAsync("customer@example.com", "have ended");
        Assert.Contains("3 devices", mail.Content.Subject, StringComparison.Ordinal);
        Assert.Contains("Nordic Meters", mail.Content.Text, StringComparison.Ordinal);
        Assert.Single(world.Host.Mails.All, sent => sent.Content.Subject.Contains("have ended", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_else_undoes_a_grant_and_nothing_but_a_grant_is_undone()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(1);
        var grant = await world.RunAsync(world.Anna, Grant(devices));
        var revoke = await world.RunAsync(world.Anna, new RevokeJob(Selection.Of(devices[0]), null));

        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(world.OrderAsync(world.Paul, new UndoGrantJob(grant.Id))));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(world.OrderAsync(world.Anna, new UndoGrantJob(revoke.Id))));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(world.OrderAsync(world.Anna, new UndoGrantJob(new JobId("0123")))));
    }

    [Fact]
    public async Task A_grant_that_gave_nothing_has_nothing_to_undo()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(1);
        await world.RunAsync(world.Anna, Grant(devices));
        var again = await world.RunAsync(world.Anna, Grant(devices));

        Assert.Equal(Refusal.NothingSelected, await Accounts.RefusalOf(world.OrderAsync(world.Anna, new UndoGrantJob(again.Id))));
    }

    [Fact]
    public async Task A_partner_is_named_in_the_title_of_a_revocation()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(1);

        var revoke = await world.RunAsync(world.Anna, new RevokeJob(Selection.Of(devices[0]), Grantee.Of(world.Partner)));

        Assert.Equal("Harbour Utility", revoke.Title);
    }
}
