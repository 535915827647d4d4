using Kms.Batches;
using Kms.Grants;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Devices;

/// <summary>Brings the rules together with what they need to know of organisations; single acts and jobs go this way alike.</summary>
internal sealed class DeviceActs(OrganisationLookup organisations, ClaimDesk claims)
{
    public async ValueTask<(DeviceChange? Change, ReadRight Right)> GrantAsync(
        DeviceState device, GrantOrder order, Occasion occasion, DateTimeOffset? began = null) => device.Grant(
            order, await organisations.FindAsync(device.Owner, order.Grantee.Organisation), await organisations.FindAsync(order.Grantee.Organisation), occasion, began);

    public async ValueTask<DeviceChange?> ReleaseAsync(DeviceState device, Occasion occasion) =>
        device.Release(await organisations.FindAsync(device.Owner), occasion, await HoldersAsync(device));

    // Who acts for several organisations, or for all, may have chosen devices of another one than the giver.
    public async ValueTask<DeviceChange?> OfferAsync(DeviceState device, OfferWork offer, Occasion occasion) =>
        offer.From is { } from && device.Owner != from
            ? throw Refuse.NotFound()
            : device.OfferTransfer(offer.Transfer, offer.To, offer.Until, await organisations.FindAsync(device.Owner, offer.To), occasion);

    public async ValueTask<DeviceChange?> AcceptAsync(DeviceState device, AcceptWork work, Occasion occasion) =>
        device.AcceptTransfer(work.Transfer, await organisations.FindAsync(device.Owner), occasion, await HoldersAsync(device));

    public async ValueTask<DeviceChange?> AllocateAsync(DeviceState device, AllocateOrder order, Occasion occasion)
    {
        await DemandExistsAsync(order.Organisation, occasion.Actor);
        return device.Allocate(order, await organisations.FindAsync(device.AllocatedTo, order.Organisation), occasion);
    }

    public async ValueTask<DeviceChange?> AllocateAsync(DeviceState device, AllocateWork work, Occasion occasion)
    {
        await DemandExistsAsync(work.Order.Organisation, occasion.Actor);
        return device.Allocate(work, await organisations.FindAsync(device.AllocatedTo, work.Order.Organisation), occasion);
    }

    public async ValueTask<DeviceChange?> DecideAsync(
        DeviceState device, ClaimRequestId request, bool approve, string? reason, Occasion occasion)
    {
        var asking = device.Requests.FirstOrDefault(r => r.Id == request)?.Organisation;
        return device.Decide(request, approve, reason, await organisations.FindAsync(asking), occasion, await AskingAsync(device));
    }

    /// <summary>Refuses in one way for every reason. The personal organisation is made only when the proof is good.</summary>
    public async ValueTask<(DeviceChange Change, Actor Owner)> ClaimAsync(
        DeviceState device, ClaimOrder order, ClaimProof proof, ActorTicket ticket, Occasion occasion)
    {
        var actor = occasion.Actor;
        var organisation = order.Organisation ?? PersonalOf(actor);
        if (!device.MayBeClaimed(organisation, proof, actor)) throw Refuse.Claim();
        await DemandExistsAsync(organisation, actor);
        var how = proof.HasCode ? "code" : proof.Batch is BatchId batch ? $"batch {batch.Value}" : "operator";
        var asking = await AskingAsync(device);
        if (organisation is { } known) return (device.Claim(known, how, occasion, asking), actor);
        var personal = await claims.EnsurePersonalAsync(ticket);
        var member = actor with { Memberships = actor.Memberships.Add(personal) };
        return (device.Claim(personal.Organisation, how, occasion with { Actor = member }, asking), member);
    }

    /// <summary>Whether the role allows claiming for the organisation at all; tells nothing of any device.</summary>
    public static void DemandClaimant(OrganisationId? organisation, Actor actor)
    {
        if (organisation is { } id && !Permissions.Allows(Permissions.In(actor, id), Act.Claim))
            throw actor.IsMember(id) ? Refuse.Forbidden() : new RefusedException(Refusal.NotFound, "There is no such organisation among yours.");
    }

    // Members have one that exists; only the operator may name any. To others an unknown one is no partner, as every stranger.
    private async ValueTask DemandExistsAsync(OrganisationId? organisation, Actor actor)
    {
        if (actor.IsOperator && organisation is { } id && await organisations.FindAsync(id) is null)
            throw new RefusedException(Refusal.NotFound, "No organisation has this identifier.");
    }

    private async ValueTask<IReadOnlyList<OrganisationFacts>> HoldersAsync(DeviceState device)
    {
        var holders = new List<OrganisationFacts>();
        foreach (var right in device.Rights)
            if (await organisations.FindAsync(right.Grantee.Organisation) is { } holder) holders.Add(holder);
        return holders;
    }

    private async ValueTask<IReadOnlyCollection<OrganisationFacts>> AskingAsync(DeviceState device)
    {
        var asking = new List<OrganisationFacts>();
        foreach (var open in device.Requests.Where(r => r.State == DecisionState.Open))
            if (await organisations.FindAsync(open.Organisation) is { } organisation) asking.Add(organisation);
        return asking;
    }

    private static OrganisationId? PersonalOf(Actor actor) =>
        actor.Memberships.FirstOrDefault(m => m.Kind == OrganisationKind.Personal && m.Roles.HasFlag(Roles.KeyManager))?.Organisation;
}
