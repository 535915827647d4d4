using System.Collections.Immutable;
using Kms.Audit;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>What a certificate is to say, and ordering it (N1).</summary>
internal static class Ordering
{
    // Enough to look back; the audit trail has all.
    private const int MostOver = 20;

    /// <summary>The draft as it is kept; refuses <see cref="Refusal.Invalid"/> field by field.</summary>
    public static CertificateDraft Checked(this CertificateDraft draft)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (!EmailAddress.TryParse(draft.Email, out var email)) problems.Add(new("email", "email-malformed", "Give an e-mail address such as anna@example.com."));
        var name = Text.Name(draft.Name);
        if (name is null) problems.Add(new("name", "required", "Give the person's name."));
        return problems.Count == 0
            ? draft with { Email = email.Value, Name = name! } // without a name there would be a problem
            : throw new RefusedException(Refusal.Invalid, "The certificate cannot be ordered like this.", problems.ToImmutable());
    }

    public static CertificateDraft? SettingsFor(this HolderState holder, OrganisationId organisation) =>
        holder.Settings.FirstOrDefault(one => one.Organisation == organisation);

    /// <summary>Null when nothing changes.</summary>
    public static HolderChange? SetSettings(this HolderState holder, UserId user, CertificateDraft draft, Moment moment)
    {
        if (holder.SettingsFor(draft.Organisation) == draft) return null;
        var others = holder.Settings.RemoveAll(one => one.Organisation == draft.Organisation);
        var fact = moment.Fact(
            "certificate.settings-changed", draft.Organisation, user.Value, ("inCertificate", Word(draft.InCertificate)), ("inDirectory", Word(draft.InDirectory)));
        return new(holder with { Settings = others.Add(draft) }, [fact]);
    }

    /// <summary>Orders one; an open order in the same organisation's name ends, so that of two links only the newer works.</summary>
    public static HolderChange Place(this HolderState holder, UserId user, CertificateOrder order, Moment moment)
    {
        var ended = holder.Orders.Select(one =>
            one.Ended is null && one.Draft.Organisation == order.Draft.Organisation && one.Id != order.Id ? one with { Ended = moment.Now } : one);
        var fact = moment.Fact("certificate.ordered", order.Draft.Organisation, user.Value, ("order", order.Id.Value));
        return new(holder with { Orders = [.. Latest([.. ended, order], moment.Now)] }, [fact]);
    }

    /// <summary>A fresh link, and a fresh code if there is one; what was delivered before is dead.</summary>
    public static HolderChange PlaceAgain(
        this HolderState holder, UserId user, CertificateOrder order, ImmutableArray<byte> secret, ImmutableArray<byte>? code, Moment moment)
    {
        var again = order with { SecretHash = secret, Expires = moment.Now + CertificateOrder.Life };
        if (code is { } fresh) again = again with { CodeHash = fresh, WrongCodes = 0 };
        var fact = moment.Fact("certificate.link-sent", order.Draft.Organisation, user.Value, ("order", order.Id.Value), ("newCode", Word(code is not null)));
        return new(holder.With(order, again), [fact]);
    }

    public static HolderChange Withdraw(this HolderState holder, UserId user, CertificateOrder order, Moment moment) => new(
        holder.With(order, order with { Ended = moment.Now, SecretHash = [], CodeHash = [] }),
        [moment.Fact("certificate.order-withdrawn", order.Draft.Organisation, user.Value, ("order", order.Id.Value))]);

    public static HolderChange CountWrongCode(this HolderState holder, UserId user, CertificateOrder order, Moment moment)
    {
        var counted = order with { WrongCodes = order.WrongCodes + 1 };
        return new(
            holder.With(order, counted),
            [moment.Fact(counted.IsLocked ? "certificate.code-locked" : "certificate.code-refused", order.Draft.Organisation, user.Value, ("order", order.Id.Value))]);
    }

    public static HolderState With(this HolderState holder, CertificateOrder before, CertificateOrder after) =>
        holder with { Orders = holder.Orders.Replace(before, after) };

    private static IEnumerable<CertificateOrder> Latest(ImmutableArray<CertificateOrder> orders, DateTimeOffset now)
    {
        var over = orders.Count(one => !one.IsOpen(now));
        return orders.Where(one => one.IsOpen(now) || over-- <= MostOver);
    }

    private static string Word(bool value) => value ? "yes" : "no";
}
