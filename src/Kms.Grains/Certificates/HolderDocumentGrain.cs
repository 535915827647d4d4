using System.Collections.Immutable;
using Kms.Audit;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Certificates;

/// <summary>The certificates of a person: who may touch them, how they are written, and the link of an order.</summary>
internal abstract class HolderDocumentGrain(
    IPersistentState<DocumentState<HolderState>> document, IEffectStore effects, HolderTools tools) : DocumentGrain<HolderState>(document, effects)
{
    protected HolderTools Tools { get; } = tools;

    protected AccountServices Services => Tools.Accounts;

    protected UserId Id => new(this.GetPrimaryKeyString());

    protected HolderState Holder => State ?? HolderState.Empty;

    protected IUserAccount Account => GrainFactory.GetGrain<IUserAccount>(Id.Value);

    protected Moment By(UserId? user) => Services.Moment(user);

    protected Task ApplyAsync(HolderChange? change, params ImmutableArray<OutgoingMail> mails)
    {
        if (change is null) return Task.CompletedTask;
        var before = Holder;
        return SaveAsync(change.Next, version => new Effects(change.Facts, mails, HolderEntries.Of(Id, before, change.Next, version)));
    }

    /// <summary>An administrator's act in an organisation that the person belongs to, or did when the certificate was made.</summary>
    protected async Task<Actor> DemandAsync(ActorTicket ticket, OrganisationId organisation, bool isKnownThere = false)
    {
        var actor = Services.Tickets.Verify(ticket).Demand(Scopes.Admin).Demand(Act.ManageMembers, organisation);
        if (!isKnownThere && await Account.ReadRolesAsync(organisation) == Roles.None) throw new RefusedException(Refusal.NotFound);
        return actor;
    }

    /// <summary>The person's own act, in a session rather than with an API token.</summary>
    protected Actor Own(ActorTicket ticket)
    {
        var actor = Services.Tickets.Verify(ticket);
        if (actor.User != Id) throw new RefusedException(Refusal.NotFound);
        if (!actor.Scopes.IsEmpty) throw new RefusedException(Refusal.ScopeMissing, "An API token cannot do this: sign in.");
        return actor;
    }

    protected CertificateOrder Open(CertificateOrderId order) =>
        Holder.FindOpen(order, Services.Now) ?? throw new RefusedException(Refusal.NotFound, "There is no such order that is waited for.");

    protected HeldCertificate Held(string serial) => Holder.Find(serial) ?? throw new RefusedException(Refusal.NotFound, "There is no such certificate.");

    /// <summary>Orders, and mails the link.</summary>
    protected async Task<EnrolmentToken> PlaceAsync(CertificateOrder order, UserId? by, bool mails = true)
    {
        var token = new EnrolmentToken(Id, order.Id, Secrets.New());
        var placed = order with { SecretHash = Services.Secrets.Hash(Secrets.Link, token.Secret) };
        await ApplyAsync(Holder.Place(Id, placed, By(by)), mails ? [Letter(placed, token)] : []);
        _ = Tools.Issuer.PrepareAsync();
        return token;
    }

    /// <summary>A fresh link for an open order.</summary>
    protected async Task<EnrolmentToken> PlaceAgainAsync(CertificateOrder order, ImmutableArray<byte>? code, UserId? by, bool mails = true)
    {
        var token = new EnrolmentToken(Id, order.Id, Secrets.New());
        var change = Holder.PlaceAgain(Id, order, Services.Secrets.Hash(Secrets.Link, token.Secret), code, By(by));
        await ApplyAsync(change, mails ? [Letter(order with { Expires = Services.Now + CertificateOrder.Life }, token)] : []);
        return token;
    }

    protected CertificateOrder NewOrder(CertificateOrderId id, CertificateDraft draft, string organisation, string? language, UserId? by) => new()
    {
        Id = id, Draft = draft, OrganisationName = organisation, Language = language, By = by, At = Services.Now,
        Expires = Services.Now + CertificateOrder.Life,
    };

    protected async Task<string> NameAsync(OrganisationId organisation) =>
        (await GrainFactory.GetGrain<IOrganisationMembers>(organisation.Value).DescribeAsync(Roles.None))?.Name
        ?? throw new RefusedException(Refusal.NotFound, "No organisation has this identifier.");

    /// <summary>The version of the terms that whoever fetches a certificate accepts now.</summary>
    protected Task<string> TermsAsync() => GrainFactory.GetGrain<ICertificateTermsGrain>(CertificateTermsGrain.Key).GetVersionAsync();

    protected Task<OrganisationPolicy> PolicyAsync(OrganisationId organisation) =>
        GrainFactory.GetGrain<IOrganisationFacts>(organisation.Value).ReadPolicyAsync();

    /// <summary>The mail with the link of an order; of a certificate that ends, if one is named.</summary>
    protected OutgoingMail Letter(CertificateOrder order, EnrolmentToken token, HeldCertificate? ending = null) => Services.Letters.Write(
        Secrets.NewId(), EmailAddress.Parse(order.Draft.Email), ending is null ? MailKinds.CertificateOrdered : MailKinds.CertificateEnding,
        order.Language, order.Draft.Organisation, token.Path, ("name", order.Draft.Name), ("organisation", order.OrganisationName),
        ending is null ? ("expires", Letters.Time(order.Expires)) : ("until", Letters.Time(ending.Expires)));
}
