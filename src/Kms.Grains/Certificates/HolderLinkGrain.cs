using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kms.Mail;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Certificates;

/// <summary>What a delivered link does: shows the order, checks code or password, issues the certificate (N3).</summary>
internal abstract class HolderLinkGrain(IPersistentState<DocumentState<HolderState>> document, IEffectStore effects, HolderTools tools)
    : HolderServiceGrain(document, effects, tools), IHolderWork
{
    public async Task<EnrolmentView> PeekAsync(CertificateOrderId order, string secret)
    {
        var open = await DemandLinkAsync(order, secret);
        var renewable = Holder.Certificates.Where(one => IsRenewable(one, open)).Reverse().Select(one => one.ToRow(Id).At(Services.Now));
        return new(open.Draft, open.OrganisationName, [.. renewable], open.IsLocked || open.CodeHash.IsEmpty, await TermsAsync(), open.Language);
    }

    public async Task CheckAsync(CertificateOrderId order, string secret, string? renews, string proof) =>
        await DemandProofAsync(await DemandLinkAsync(order, secret), renews, proof);

    public async Task<CertificateRow> EnrolAsync(CertificateOrderId order, string secret, EnrolmentOrder enrolment) =>
        (await EnrolHeldAsync(order, secret, enrolment)).ToRow(Id);

    public async Task<IssuedCertificate> EnrolOwnAsync(CertificateOrderId order, string secret, EnrolmentOrder enrolment)
    {
        var issued = await EnrolHeldAsync(order, secret, enrolment);
        return new(issued.ToRow(Id), issued.Content);
    }

    private async Task<HeldCertificate> EnrolHeldAsync(CertificateOrderId order, string secret, EnrolmentOrder enrolment)
    {
        var open = await DemandLinkAsync(order, secret);
        if (enrolment.TermsVersion != await TermsAsync()) throw NotAccepted(enrolment.TermsVersion);
        if (enrolment.Request is null)
            Services.Passwords.DemandRules(enrolment.Password ?? "", open.Draft.Name, EmailAddress.Parse(open.Draft.Email));
        await DemandProofAsync(open, enrolment.Renews, enrolment.Proof);
        return await IssueAsync(Holder.FindOpen(order, Services.Now) ?? throw LinkToken.Dead(), enrolment);
    }

    /// <summary>Whether a password opens the private key of a certificate; failures count for the certificate.</summary>
    protected async Task<KeyContent> OpenAsync(HeldCertificate held, string password, UserId? by)
    {
        KeyContent? content = null;
        var container = Tools.Vault.OpenContainer(held);
        async Task<bool> Try() => (content = await Task.Run(() => KeyContainers.TryOpen(container, password))) is not null;
        if (await GrainFactory.GuardAsync(Throttles.Certificate, held.Serial, Try)) return content!; // the attempt succeeded
        await ApplyAsync(new(Holder, [By(by).Fact("certificate.password-refused", held.Draft.Organisation, Id.Value, ("serial", held.Serial))]));
        throw new RefusedException(
            Refusal.Invalid, "This is not the password of the certificate.", [new("proof", "certificate-password", "This is not the password of the certificate.")]);
    }

    private async Task<HeldCertificate> IssueAsync(CertificateOrder order, EnrolmentOrder enrolment)
    {
        using var own = enrolment.Request is null ? await KeyPairs.MakeAsync(order.Draft.Key) : null;
        var key = own is null ? KeyPairs.Read(enrolment.Request ?? "", order.Draft.Key) : KeyPairs.PublicOf(own);
        var policy = await PolicyAsync(order.Draft.Organisation);
        var (certificate, chain) = await Tools.Issuer.IssueAsync(order.Draft, order.OrganisationName, key, policy.SignInByCertificate);
        using (certificate)
        {
            var held = Hold(order, certificate, enrolment.TermsVersion!); // checked at the beginning
            if (own is not null) held = held with { Container = await Task.Run(() => Tools.Vault.SealContainer(held, new(own, certificate, chain), enrolment.Password!)) };
            await ApplyAsync(Holder.Issue(Id, order, held, enrolment.Renews, By(Id)), Issued(order, held));
            foreach (var above in chain) above.Dispose();
            return held;
        }
    }

    private static HeldCertificate Hold(CertificateOrder order, X509Certificate2 certificate, string terms) => new()
    {
        Serial = certificate.SerialOf(), Draft = order.Draft, OrganisationName = order.OrganisationName, Content = [.. certificate.RawData],
        Issued = certificate.NotBefore.ToUniversalTime(), Expires = certificate.NotAfter.ToUniversalTime(), TermsVersion = terms,
    };

    private async Task<CertificateOrder> DemandLinkAsync(CertificateOrderId order, string secret)
    {
        if (Holder.FindOpen(order, Services.Now) is not { } open || !Services.Secrets.Match(Secrets.Link, secret, open.SecretHash)) throw LinkToken.Dead();
        // Who has left, or was deactivated, gets nothing in the organisation's name.
        if (await Account.ReadCardAsync() is not { Active: true } || await Account.ReadRolesAsync(open.Draft.Organisation) == Roles.None) throw LinkToken.Dead();
        return open;
    }

    private async Task DemandProofAsync(CertificateOrder order, string? renews, string proof)
    {
        if (renews is null)
        {
            await DemandCodeAsync(order, proof);
            return;
        }
        if (Holder.Find(renews) is not { } held || !IsRenewable(held, order)) throw new RefusedException(Refusal.NotFound, "There is no such certificate to renew.");
        (await OpenAsync(held, proof, Id)).Dispose();
    }

    private async Task DemandCodeAsync(CertificateOrder order, string code)
    {
        if (order.IsLocked || order.CodeHash.IsEmpty) throw WrongCode("code-locked", "Too many wrong codes were given. Ask your administrator for a new one.");
        if (Services.Secrets.Match(OneTimeCodes.Label, OneTimeCodes.Plain(code), order.CodeHash)) return;
        await ApplyAsync(Holder.CountWrongCode(Id, order, By(null)));
        throw WrongCode("code-wrong", "This is not the code. After five wrong ones a new code is needed.");
    }

    private static bool IsRenewable(HeldCertificate one, CertificateOrder order) =>
        one.Container is not null && one.Draft.Organisation == order.Draft.Organisation && one.State == CertificateState.Valid;

    private OutgoingMail Issued(CertificateOrder order, HeldCertificate held) => Services.Letters.Write(
        Secrets.NewId(), EmailAddress.Parse(order.Draft.Email), MailKinds.CertificateIssued, order.Language, order.Draft.Organisation, "/certificates",
        ("name", order.Draft.Name), ("organisation", order.OrganisationName), ("until", Letters.Time(held.Expires)));

    private static RefusedException NotAccepted(string? accepted) => new(Refusal.Invalid, "Accept the present terms.", [accepted is null
        ? new("terms", "terms-required", "Read and accept the present terms.")
        : new("terms", "terms-changed", "The terms have changed meanwhile. Read and accept the present ones.")]);

    private static RefusedException WrongCode(string code, string text) => new(Refusal.Invalid, text, [new("proof", code, text)]);
}
