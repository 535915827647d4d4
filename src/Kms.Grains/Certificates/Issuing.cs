using Kms.Audit;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>The life of a certificate: issued or renewed, on hold, revoked (N3, N7).</summary>
internal static class Issuing
{
    /// <summary>Uses the order up; what the person had for the same address gives way in the directory, and goes on opening old mail.</summary>
    public static HolderChange Issue(
        this HolderState holder, UserId user, CertificateOrder order, HeldCertificate issued, string? renews, Moment moment)
    {
        var used = holder.With(order, order with { Ended = moment.Now, SecretHash = [], CodeHash = [] });
        var others = used.Certificates.Select(one => one.Draft.Email == issued.Draft.Email && one.Draft.Organisation == issued.Draft.Organisation && !one.IsSuperseded
            ? one with { IsSuperseded = true } : one);
        var fact = moment.Fact(
            renews is null ? "certificate.issued" : "certificate.renewed", order.Draft.Organisation, user.Value, ("serial", issued.Serial),
            ("order", order.Id.Value), ("terms", issued.TermsVersion), ("renews", renews ?? ""));
        return new(used with { Certificates = [.. others, issued] }, [fact]);
    }

    /// <summary>For good. Null when it is revoked already.</summary>
    public static HolderChange? Revoke(this HolderState holder, UserId user, HeldCertificate one, RevocationReason reason, Moment moment)
    {
        if (one.State == CertificateState.Revoked) return null;
        if (reason == RevocationReason.CertificateHold || !Enum.IsDefined(reason))
            throw new RefusedException(Refusal.Invalid, "Name a reason.", [new("reason", "required", "Name a reason of revocation.")]);
        DemandTime(one, moment);
        var revoked = one with { State = CertificateState.Revoked, EndedAt = moment.Now, Reason = reason };
        return new(holder.With(one, revoked), [moment.Fact(
            "certificate.revoked", one.Draft.Organisation, user.Value, ("serial", one.Serial), ("reason", reason.ToString()))]);
    }

    /// <summary>Null when it is so already.</summary>
    public static HolderChange? Suspend(this HolderState holder, UserId user, HeldCertificate one, bool suspended, Moment moment)
    {
        if (one.State == CertificateState.Revoked) throw new RefusedException(Refusal.AlreadyDecided, "What is revoked stays revoked. Order a new certificate.");
        if ((one.State == CertificateState.Suspended) == suspended) return null;
        DemandTime(one, moment);
        var next = suspended
            ? one with { State = CertificateState.Suspended, EndedAt = moment.Now, Reason = RevocationReason.CertificateHold }
            : one with { State = CertificateState.Valid, EndedAt = null, Reason = null };
        var kind = suspended ? "certificate.suspended" : "certificate.resumed";
        return new(holder.With(one, next), [moment.Fact(kind, one.Draft.Organisation, user.Value, ("serial", one.Serial))]);
    }

    /// <summary>The person is reminded, once for each of the times.</summary>
    public static HolderState Remind(this HolderState holder, HeldCertificate one, int days) => holder.With(one, one with { Reminded = days });

    private static HolderState With(this HolderState holder, HeldCertificate before, HeldCertificate after) =>
        holder with { Certificates = holder.Certificates.Replace(before, after) };

    private static void DemandTime(HeldCertificate one, Moment moment)
    {
        if (one.StateAt(moment.Now) == CertificateState.Expired) throw new RefusedException(Refusal.AlreadyDecided, "The time of this certificate is over.");
    }
}
