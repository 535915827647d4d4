using Kms.Devices;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Grants;

/// <summary>Giving read rights: by a KeyManager of the owner alone; a grantee never passes a right on.</summary>
internal static class Granting
{
    private const int PurposeLength = 200;

    /// <summary>
    /// The same right again changes its end and purpose alone; then, if nothing differs, there is no change. A right without an end of its own
    /// ends when the owner's policy says, counted from when the work began, so that a repeated step finds the same end.
    /// </summary>
    public static (DeviceChange? Change, ReadRight Right) Grant(
        this DeviceState device, GrantOrder order, OrganisationFacts? owner, OrganisationFacts? grantee, Occasion occasion,
        DateTimeOffset? began = null)
    {
        if (device.Owner is not { } from) throw occasion.Actor.Sees(device, occasion.Now) ? Refuse.Unclaimed() : Refuse.NotFound();
        occasion.Demand(device, Act.Grant);
        Check(order, from, owner, occasion);
        var purpose = ShortText.Optional(order.Purpose, "purpose", PurposeLength);
        var known = device.Rights.FirstOrDefault(r => r.Grantee == order.Grantee && r.GrantedFor == from);
        if (order.Until is null) order = order with { Until = EndByPolicy(known, order, owner, began ?? occasion.Now, occasion.Now) };
        var right = known is null ? New(device, order, from, purpose, occasion) : Again(known, order, purpose, occasion);
        if (right == known) return (null, right);

        var rights = known is null ? device.Rights.Add(right) : device.Rights.Replace(known, right);
        var next = device with { Rights = rights, ChangedAt = occasion.Now };
        var fact = occasion.Fact(
            known is null ? "right.granted" : "right.changed", next, occasion.Subject(order.Grantee), from, ("right", right.Id.Value),
            ("purpose", purpose), ("until", order.Until?.ToString("O")));
        var effects = Effects.Of(fact);
        if (order.Notify) effects = effects.With([.. GrantMails.For(order.Grantee, owner, grantee, purpose, order.Until, 1, device.Id, occasion)]);
        return (new DeviceChange(next, effects), right);
    }

    // The same order once more, as after a lost answer, does not make the right longer.
    private static DateTimeOffset? EndByPolicy(ReadRight? known, GrantOrder order, OrganisationFacts? owner, DateTimeOffset given, DateTimeOffset now) =>
        known is not null && known.Id == order.Right && known.IsInForce(now) ? known.Until : owner?.EndOfRight(given);

    private static void Check(GrantOrder order, OrganisationId from, OrganisationFacts? owner, Occasion occasion)
    {
        if (order.Until is { } until && until <= occasion.Now) throw Refuse.Invalid("until", "in-the-past", "The end must lie in the future.");
        if (order.Grantee.Value.Length == 0) throw Refuse.Invalid("grantee", "required", "Name a person or a partner.");
        if (order.Grantee.Organisation is not { } other) return;
        if (other == from) throw Refuse.Invalid("grantee", "own-organisation", "The device is your organisation's own.");
        if (owner?.HasPartner(other) != true)
            throw new RefusedException(Refusal.NotAPartner, "The other organisation is not a partner. Add it as a partner first.");
    }

    private static ReadRight New(DeviceState device, GrantOrder order, OrganisationId from, string? purpose, Occasion occasion)
    {
        var id = order.Right ?? new RightId(DerivedId.Of(occasion.Step, "right", order.Grantee.Value));
        if (device.Rights.Any(r => r.Id == id)) throw Refuse.Invalid("right", "taken", "This id names another right.");
        return new ReadRight(id, order.Grantee, from, occasion.Actor.User, purpose, occasion.Now, order.Until);
    }

    private static ReadRight Again(ReadRight known, GrantOrder order, string? purpose, Occasion occasion)
    {
        var from = known.IsInForce(occasion.Now) ? known.From : occasion.Now;
        return known with { Purpose = purpose, Until = order.Until, From = from };
    }
}
