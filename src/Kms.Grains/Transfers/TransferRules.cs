using System.Collections.Immutable;
using System.Globalization;
using Kms.Audit;
using Kms.Devices;
using Kms.Listing;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Transfers;

/// <summary>Who may offer, accept and end a transfer, and who is told.</summary>
internal static class TransferRules
{
    public static void DemandOffer(Actor actor, OrganisationId from, OrganisationId to, OrganisationFacts? owner)
    {
        if (!Permissions.Allows(Permissions.In(actor, from), Act.Transfer)) throw actor.IsMember(from) ? Refuse.Forbidden() : NotFound();
        if (from == to || owner?.HasPartner(to) != true)
            throw new RefusedException(Refusal.NotAPartner, "The other organisation is not a partner. Add it as a partner first.");
    }

    public static void DemandAccept(this TransferState transfer, Actor actor, DateTimeOffset now)
    {
        transfer.DemandOpen(actor, now);
        if (!actor.Has(transfer.To, Roles.KeyManager)) throw Refuse.Forbidden();
        if (transfer.Deciding is DecisionState.Declined or DecisionState.Withdrawn)
            throw Refuse.For(Refusal.Conflict, new("state", "transfer-being-declined", "This transfer is being declined or taken back. Doing that once more finishes it."));
    }

    public static void DemandDecline(this TransferState transfer, Actor actor, DateTimeOffset now)
    {
        transfer.DemandOpen(actor, now);
        var either = actor.Has(transfer.To, Roles.KeyManager) || Permissions.Allows(Permissions.In(actor, transfer.From), Act.Transfer);
        if (!either) throw Refuse.Forbidden();
        if (transfer.Deciding == DecisionState.Approved)
            throw Refuse.For(Refusal.Conflict, new("state", "transfer-being-accepted", "This transfer is being accepted: devices may have moved already. Accepting it once more finishes it."));
    }

    /// <summary>Lists hold what was last written; that an offer has ended is told by the clock.</summary>
    public static TransferView At(this TransferView transfer, DateTimeOffset now) =>
        transfer is { State: DecisionState.Open, Deciding: null } && now >= transfer.Until ? transfer with { State = DecisionState.Withdrawn } : transfer;

    public static RefusedException StillOffering() => Refuse.For(Refusal.Conflict, new("state", "offer-being-made", "The offer is still being made. Try again in a moment."));

    public static Effects Offered(TransferState transfer, OrganisationFacts? partner, Occasion occasion) =>
        new Effects([], [.. (partner?.KeyManagers ?? []).Select(to => occasion.Mail(
            MailKinds.TransferOffered, to, partner?.Language ?? "en", transfer.From, ("from", transfer.FromName), ("to", transfer.ToName),
            ("count", Text(transfer.Devices)), ("until", transfer.Until.ToString("O", CultureInfo.InvariantCulture)),
            ("link", "/transfers")))], []);

    public static Effects Decided(TransferId id, TransferState transfer, OrganisationFacts? owner, Occasion occasion) =>
        new Effects(Trail(id, transfer, occasion), [.. (owner?.KeyManagers ?? []).Select(to => occasion.Mail(
            MailKinds.TransferDecided, to, owner?.Language ?? "en", transfer.From, ("to", transfer.ToName),
            ("decision", ListRows.Lower(transfer.State)), ("count", Text(transfer.Devices)), ("reason", transfer.Reason)))], []);

    public static RefusedException NotFound() => new(Refusal.NotFound, "There is no such transfer among yours.");

    public static RefusedException Ended() => new(Refusal.AlreadyDecided, "This transfer has been decided or has ended.");

    // Each device has an entry of its own; why it was declined or taken back concerns them all, and each side reads its own trail.
    private static ImmutableArray<Fact> Trail(TransferId id, TransferState transfer, Occasion occasion)
    {
        if (transfer.State is not (DecisionState.Declined or DecisionState.Withdrawn)) return [];
        var kind = $"transfer.{ListRows.Lower(transfer.State)}";
        var details = ImmutableSortedDictionary<string, string>.Empty.Add("devices", Text(transfer.Devices));
        if (transfer.Reason is { } reason) details = details.Add("reason", reason);
        return
        [
            .. new[] { transfer.From, transfer.To }.Select(side => new Fact(
                DerivedId.Of(id.Value, kind, side.Value), kind, occasion.Now, occasion.Actor.User, side, null, id.Value, details)),
        ];
    }

    private static void DemandOpen(this TransferState transfer, Actor actor, DateTimeOffset now)
    {
        if (!transfer.IsVisibleTo(actor)) throw NotFound();
        if (transfer.StateAt(now) != DecisionState.Open) throw Ended();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
