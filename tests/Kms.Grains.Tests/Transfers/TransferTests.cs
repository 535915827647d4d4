using System.Collections.Immutable;
using Kms.Audit;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Tests.Support;
using Kms.Transfers;
using Kms.Users;

namespace Kms.Tests.Transfers;

public sealed class TransferTests
{
    [Fact]
    public async Task A_partner_accepts_and_the_devices_move_with_their_old_rights_ended()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(2);
        await world.Device(devices[0].Value).GrantAsync(
            await world.ActAsync(world.Anna), new GrantOrder(Grantee.Of(Estate.Customer), null, null));
        var transfer = await OfferAsync(world, devices);

        var job = await transfer.AcceptAsync(await world.ActAsync(world.Paul));
        var moved = await world.FinishAsync(world.Paul, job);

        Assert.Equal(2, moved.Counts["transferred"]);
        Assert.Equal((0, 2), (await world.CountVisibleAsync(world.Anna), await world.CountVisibleAsync(world.Paul)));
        await world.Host.Mails.FindAsync("customer@example.com", "ended");
        Assert.Equal(DecisionState.Approved, (await transfer.GetAsync(await world.ActAsync(world.Anna)))!.State);
    }

    [Fact]
    public async Task The_receiver_is_told_and_nobody_else_knows_of_the_offer()
    {
        await using var world = await World.StartAsync();
        var transfer = await OfferAsync(world, await world.OwnAsync(1));

        // The page of transfers is where he accepts.
        Assert.Equal("/transfers", await world.Host.Mails.FindLinkAsync("paul@partner.example"));
        Assert.Equal((1, "Nordic Meters"), ((await transfer.GetAsync(await world.ActAsync(world.Paul)))!.Devices, (await transfer.GetAsync(await world.ActAsync(world.Paul)))!.FromName));
        Assert.Null(await transfer.GetAsync(await world.ActAsync(world.Stranger)));
        var refused = await Assert.ThrowsAsync<RefusedException>(async () => await transfer.AcceptAsync(await world.ActAsync(world.Stranger)));
        Assert.Equal(Refusal.NotFound, refused.Refusal);
    }

    [Fact]
    public async Task The_home_page_counts_an_offer_for_the_side_that_may_accept_it()
    {
        await using var world = await World.StartAsync();
        await OfferAsync(world, await world.OwnAsync(1));
        var (catalogue, lists) = (world.Host.Grain<ICatalogueGrain>("all"), world.Host.Grain<Kms.Listing.IDirectoryGrain>("all"));

        Assert.Equal(1, (await catalogue.GetHomeAsync(await world.ActAsync(world.Paul))).OpenTransfers);
        Assert.Equal(0, (await catalogue.GetHomeAsync(await world.ActAsync(world.Anna))).OpenTransfers);
        foreach (var user in new[] { world.Anna, world.Paul, world.Operator })
            Assert.Single((await lists.TransfersAsync(await world.ActAsync(user), DecisionState.Open, new PageRequest())).Items);
    }

    [Fact]
    public async Task Whoever_sees_both_sides_pages_through_every_transfer_once()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(3);
        foreach (var device in devices) await OfferAsync(world, [device]);
        var lists = world.Host.Grain<Kms.Listing.IDirectoryGrain>("all");
        var (seen, page) = (new List<TransferId>(), new PageRequest(1));

        do
        {
            var found = await lists.TransfersAsync(await world.ActAsync(world.Operator), null, page);
            Assert.Equal(3, found.Total);
            seen.AddRange(found.Items.Select(t => t.Id));
            page = page with { After = found.Next };
        }
        while (page.After is not null);

        Assert.Equal((3, 3), (seen.Count, seen.Distinct().Count()));
    }

    [Fact]
    public async Task The_giver_cannot_accept_and_a_decision_is_made_once()
    {
        await using var world = await World.StartAsync();
        var transfer = await OfferAsync(world, await world.OwnAsync(1));

        var giver = await Assert.ThrowsAsync<RefusedException>(async () => await transfer.AcceptAsync(await world.ActAsync(world.Anna)));
        await world.FinishAsync(world.Paul, await transfer.DeclineAsync(await world.ActAsync(world.Paul), "Not ours"));
        var again = await Assert.ThrowsAsync<RefusedException>(async () => await transfer.AcceptAsync(await world.ActAsync(world.Paul)));

        Assert.Equal((Refusal.Forbidden, Refusal.AlreadyDecided), (giver.Refusal, again.Refusal));
        Assert.Equal(1, await world.CountVisibleAsync(world.Anna));
        await world.Device(World.Id(0).Value).ReleaseAsync(await world.ActAsync(world.Anna));
    }

    [Theory]
    [InlineData(true, DecisionState.Declined, "transfer.declined")]
    [InlineData(false, DecisionState.Withdrawn, "transfer.withdrawn")]
    public async Task Why_it_was_declined_or_taken_back_is_kept_mailed_and_stands_in_both_trails(bool byReceiver, DecisionState state, string kind)
    {
        await using var world = await World.StartAsync();
        var transfer = await OfferAsync(world, await world.OwnAsync(1));
        var by = byReceiver ? world.Paul : world.Anna;

        await world.FinishAsync(by, await transfer.DeclineAsync(await world.ActAsync(by), " Wrong\nsite "));

        var view = await transfer.GetAsync(await world.ActAsync(world.Paul));
        Assert.Equal((state, "Wrong site"), (view!.State, view.Reason));
        await world.Host.Mails.FindAsync("anna@reseller.example", "Wrong site");
        var entries = (await FindAsync(world, world.Operator, kind)).Where(e => e.Device is null).ToList();
        Assert.Equivalent(new[] { world.Reseller, world.Partner }, entries.Select(e => e.Organisation), strict: true);
        Assert.All(entries, e => Assert.Equal(("Wrong site", "1", by), (e.Details["reason"], e.Details["devices"], e.Actor)));
        Assert.Single(await FindAsync(world, world.Anna, kind), e => e.Device is null && e.Organisation == world.Reseller);
    }

    [Fact]
    public async Task An_offer_holds_devices_of_the_giver_alone()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(1);
        var other = await world.Host.People.FoundAsync("Second");
        var both = await world.Host.People.AddAsync(
            "both@example.com", (other, Roles.KeyManager | Roles.Administrator), (world.Reseller, Roles.KeyManager));
        await world.Host.Grain<IOrganisationGrain>(other.Value).AddPartnerAsync(await world.ActAsync(both), world.Partner);

        var job = await world.Host.Grain<ITransferGrain>(Guid.NewGuid().ToString("N")).OfferAsync(
            await world.ActAsync(both), other, world.Partner, new Selection(devices, null, []));

        Assert.Equal(1, (await world.FinishAsync(both, job)).Counts["not-available"]);
    }

    [Fact]
    public async Task The_next_owner_does_not_read_to_whom_the_one_before_gave_rights()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(1);
        await world.Device(devices[0].Value).GrantAsync(
            await world.ActAsync(world.Anna), new GrantOrder(Grantee.Of(Estate.Customer), "Tenant, second floor", null));
        var transfer = await OfferAsync(world, devices);
        await world.FinishAsync(world.Paul, await transfer.AcceptAsync(await world.ActAsync(world.Paul)));

        var history = await world.Host.Grain<IAuditGrain>("all").FindAsync(
            await world.ActAsync(world.Paul), new AuditFilter(Device: devices[0]), new PageRequest());

        Assert.Contains("transfer.accepted", history.Items.Select(e => e.Kind));
        Assert.DoesNotContain(history.Items, e => e.Kind == "right.granted");
    }

    [Fact]
    public async Task An_offer_ends_after_fourteen_days()
    {
        await using var world = await World.StartAsync();
        var transfer = await OfferAsync(world, await world.OwnAsync(1));
        world.Host.Clock.Advance(TimeSpan.FromDays(14));

        var refused = await Assert.ThrowsAsync<RefusedException>(async () => await transfer.AcceptAsync(await world.ActAsync(world.Paul)));

        Assert.Equal(Refusal.AlreadyDecided, refused.Refusal);
        Assert.Equal(DecisionState.Withdrawn, (await transfer.GetAsync(await world.ActAsync(world.Anna)))!.State);
        var lists = world.Host.Grain<Kms.Listing.IDirectoryGrain>("all");
        Assert.Empty((await lists.TransfersAsync(await world.ActAsync(world.Paul), DecisionState.Open, new PageRequest())).Items);
        Assert.Equal(DecisionState.Withdrawn, (await lists.TransfersAsync(await world.ActAsync(world.Paul), null, new PageRequest())).Items[0].State);
        Assert.Equal(0, (await world.Host.Grain<ICatalogueGrain>("all").GetHomeAsync(await world.ActAsync(world.Paul))).OpenTransfers);
    }

    [Fact]
    public async Task Only_partners_are_offered_devices_and_only_by_key_managers()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(1);
        var transfer = world.Host.Grain<ITransferGrain>("t1");

        var stranger = await world.Host.People.FoundAsync("Third");
        var third = await Assert.ThrowsAsync<RefusedException>(async () => await transfer.OfferAsync(
            await world.ActAsync(world.Anna), world.Reseller, stranger, new Selection(devices, null, [])));
        var paul = await Assert.ThrowsAsync<RefusedException>(async () => await transfer.OfferAsync(
            await world.ActAsync(world.Paul), world.Reseller, world.Partner, new Selection(devices, null, [])));

        Assert.Equal((Refusal.NotAPartner, Refusal.NotFound), (third.Refusal, paul.Refusal));
    }

    private static async Task<ImmutableArray<AuditEntry>> FindAsync(World world, UserId reader, string kind) => (await world.Host.Grain<IAuditGrain>("all")
        .FindAsync(await world.ActAsync(reader), new AuditFilter(Kind: kind), new PageRequest())).Items;

    private static async Task<ITransferGrain> OfferAsync(World world, ImmutableArray<DeviceId> devices)
    {
        var transfer = world.Host.Grain<ITransferGrain>(Guid.NewGuid().ToString("N"));
        var job = await transfer.OfferAsync(await world.ActAsync(world.Anna), world.Reseller, world.Partner, new Selection(devices, null, []));
        Assert.Equal(devices.Length, (await world.FinishAsync(world.Anna, job)).Counts["offered"]);
        return transfer;
    }
}
