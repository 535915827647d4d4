using System.Collections.Immutable;
using Kms.Devices;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Certificates;

/// <summary>What the service itself does with the certificates of a person: sends a link again, reminds, orders as a part of a job.</summary>
internal abstract class HolderServiceGrain(IPersistentState<DocumentState<HolderState>> document, IEffectStore effects, HolderTools tools)
    : HolderDocumentGrain(document, effects, tools)
{
    private static readonly WorkResult s_ordered = new("ordered");

    public async Task SendAgainAsync(CertificateOrderId order)
    {
        if (Holder.FindOpen(order, Services.Now) is { } open) await PlaceAgainAsync(open, code: null, by: null);
    }

    public async Task<SignInVerdict> JudgeSignInAsync(string serial, ImmutableArray<byte> content)
    {
        if (Holder.Find(serial) is not { } held) return SignInVerdict.NotOurs;
        var (organisation, card) = (held.Draft.Organisation, await Account.ReadCardAsync());
        var (policy, roles) = (await PolicyAsync(organisation), await Account.ReadRolesAsync(organisation));
        var refused = SignInRules.Refuse(held, content, policy, roles, card, Services.Now);
        return refused == SignInVerdict.Unknown ? SignInVerdict.NotOurs : new(organisation, refused);
    }

    public async Task RemindAsync(string serial)
    {
        if (Holder.Find(serial) is not { } held || held.ToRow(Id).DueAt(Services.Now) is not { } days) return;
        if (await Account.ReadCardAsync() is not { Active: true } card || await Account.ReadRolesAsync(held.Draft.Organisation) == Roles.None) return;
        var draft = Holder.SettingsFor(held.Draft.Organisation) ?? held.Draft;
        var open = Holder.Orders.LastOrDefault(one => one.IsOpen(Services.Now) && one.Draft.Organisation == draft.Organisation);
        var token = new EnrolmentToken(Id, open?.Id ?? new(Secrets.NewId()), Secrets.New());
        var secret = Services.Secrets.Hash(Secrets.Link, token.Secret);
        // The link before is dead with each reminder: of several mails the newest works.
        var change = open is not null
            ? Holder.PlaceAgain(Id, open, secret, code: null, By(null))
            : Holder.Place(Id, NewOrder(token.Order, draft, held.OrganisationName, card.Language, by: null) with { SecretHash = secret }, By(null));
        var order = change.Next.Orders.First(one => one.Id == token.Order);
        await ApplyAsync(change with { Next = change.Next.Remind(held, days) }, Letter(order, token, held));
    }

    public async Task<WorkResult> OrderByJobAsync(ActorTicket actor, CertificateJob job, CertificateOrderId id)
    {
        // A page that was begun before a crash is done again.
        if (Holder.Orders.Any(one => one.Id == id)) return s_ordered;
        var who = await DemandAsync(actor, job.Organisation);
        if (await Account.ReadCardAsync() is not { Active: true } card) return WorkResult.NotAvailable;
        if (IsCared(job)) return WorkResult.Unchanged;
        var saved = Holder.SettingsFor(job.Organisation) ?? new(job.Organisation, card.Email.Value, card.Name ?? "", false, false);
        if (saved.Name.Length == 0) return WorkResult.Not("no-name", "The person's name is not known: save it on the person's page.");
        var draft = saved with { InCertificate = job.InCertificate, InDirectory = job.InDirectory };
        await ApplyAsync(Holder.SetSettings(Id, draft, By(who.User)));
        await PlaceAsync(NewOrder(id, draft, await NameAsync(job.Organisation), card.Language, who.User), who.User);
        return s_ordered;
    }

    // Who has one that lasts, or a link that works, is left alone.
    private bool IsCared(CertificateJob job) =>
        Holder.Orders.Any(one => one.IsOpen(Services.Now) && one.Draft.Organisation == job.Organisation)
        || Holder.Certificates.Any(one => one is { State: CertificateState.Valid, IsSuperseded: false }
            && one.Draft.Organisation == job.Organisation && Services.Now < one.Expires - Renewals.Notice);
}
