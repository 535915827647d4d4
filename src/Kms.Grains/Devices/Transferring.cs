using Kms.Grants;
using Kms.Organisations;
using Kms.Storage;
using Kms.Transfers;
using Kms.Users;

namespace Kms.Devices;

/// <summary>Offering a device to a partner, taking it over, ending the offer.</summary>
internal static class Transferring
{
    /// <summary>An offer stands this long at most.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(14);

    /// <summary>Null when it stands already.</summary>
    public static DeviceChange? OfferTransfer(
        this DeviceState device, TransferId transfer, OrganisationId to, DateTimeOffset until, OrganisationFacts? owner, Occasion occasion)
    {
        if (device.Owner is not { } from) throw occasion.Actor.Sees(device, occasion.Now) ? Refuse.Unclaimed() : Refuse.NotFound();
        occasion.Demand(device, Act.Transfer);
        if (to == from || owner?.HasPartner(to) != true)
            throw new RefusedException(Refusal.NotAPartner, "The other organisation is not a partner. Add it as a partner first.");
        if (until <= occasion.Now || until > occasion.Now + Longest)
            throw Refuse.Invalid("until", "out-of-range", "An offer stands for 14 days at most.");
        if (device.Transfer is { } open && occasion.Now < open.Until)
        {
            return open.Id == transfer ? null
                : throw Refuse.For(Refusal.Conflict, new("device", "offered-already", "The device is offered already. Take that offer back first."));
        }
        var next = device with { Transfer = new PendingTransfer(transfer, to, until), ChangedAt = occasion.Now };
        return new DeviceChange(next, Effects.Of(occasion.Fact("transfer.offered", next, transfer.Value, from, ("to", to.Value))));
    }

    public static DeviceChange AcceptTransfer(
        this DeviceState device, TransferId transfer, OrganisationFacts? owner, Occasion occasion, IReadOnlyList<OrganisationFacts>? holders = null)
    {
        var offer = device.OfferFor(transfer, occasion.Actor);
        if (!occasion.Actor.Has(offer.To, Roles.KeyManager)) throw Refuse.Forbidden();
        if (occasion.Now >= offer.Until) throw Refuse.For(Refusal.Gone, new("until", "offer-ended", "The offer has ended. Ask for a new one."));
        if (device.Owner is not { } from) throw Refuse.NotFound();
        var (rest, ended) = device.EndRightsOf(from, owner, holders ?? [], occasion);
        var next = rest.WithoutOwnersWords().Owned(offer.To, occasion);
        var given = occasion.Fact("transfer.given", next, transfer.Value, from, ("to", offer.To.Value));
        var taken = occasion.Fact("transfer.accepted", next, transfer.Value, offer.To, ("from", from.Value));
        return new DeviceChange(next, Effects.Of(given, taken).And(ended));
    }

    public static DeviceChange DeclineTransfer(this DeviceState device, TransferId transfer, Occasion occasion)
    {
        var offer = device.OfferFor(transfer, occasion.Actor);
        var standing = DeviceStanding.Of(occasion.Actor, device, occasion.Now);
        if (!Permissions.Allows(standing, Act.Transfer) && !occasion.Actor.Has(offer.To, Roles.KeyManager)) throw Refuse.Forbidden();
        var next = device with { Transfer = null, ChangedAt = occasion.Now };
        return new DeviceChange(next, Effects.Of(occasion.Fact("transfer.declined", next, transfer.Value, device.Owner)));
    }

    // Only the two sides know of an offer.
    private static PendingTransfer OfferFor(this DeviceState device, TransferId transfer, Actor actor) =>
        device.Transfer is { } offer && offer.Id == transfer
        && (actor.IsOperator || actor.IsMember(offer.To) || actor.IsMember(device.Owner))
            ? offer
            : throw Refuse.NotFound();
}
