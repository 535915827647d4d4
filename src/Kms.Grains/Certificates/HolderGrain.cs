using System.Collections.Immutable;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Certificates;

internal sealed class HolderGrain(
    [PersistentState("certificates", "directory")] IPersistentState<DocumentState<HolderState>> document, IEffectStore effects, HolderTools tools)
    : HolderLinkGrain(document, effects, tools), ICertificateHolderGrain
{
    public async Task<HolderView?> GetAsync(ActorTicket actor)
    {
        var who = Services.Tickets.Verify(actor);
        if (who.User == Id)
        {
            who.DemandAny(Scopes.Read, Scopes.Admin);
            return View(_ => true);
        }
        who.Demand(Scopes.Admin);
        return await IsKnownToAsync(who) ? View(organisation => Manages(who, organisation)) : null;
    }

    public async Task<HolderView> SetSettingsAsync(ActorTicket actor, CertificateDraft draft)
    {
        var who = await DemandAsync(actor, draft.Organisation);
        await ApplyAsync(Holder.SetSettings(Id, draft.Checked(), By(who.User)));
        return View(organisation => Manages(who, organisation));
    }

    public async Task<PlacedCertificateOrder> OrderAsync(ActorTicket actor, OrganisationId organisation, CertificateOrderId order)
    {
        var who = await DemandAsync(actor, organisation);
        if (Holder.Orders.Any(one => one.Id == order)) throw new RefusedException(Refusal.AlreadyExists);
        var draft = Holder.SettingsFor(organisation)
            ?? throw new RefusedException(Refusal.Invalid, "Save what the certificate is to say first.", [new("email", "required", "Save an e-mail address first.")]);
        var card = await Account.ReadCardAsync() ?? throw new RefusedException(Refusal.NotFound);
        var code = OneTimeCodes.New();
        await PlaceAsync(NewOrder(order, draft, await NameAsync(organisation), card.Language, who.User) with { CodeHash = Hash(code) }, who.User);
        return new(Open(order).ToRow(), code);
    }

    public async Task<PlacedCertificateOrder> OrderAgainAsync(ActorTicket actor, CertificateOrderId order)
    {
        var who = await DemandAsync(actor, Open(order).Draft.Organisation);
        var code = OneTimeCodes.New();
        await PlaceAgainAsync(Open(order), Hash(code), who.User);
        return new(Open(order).ToRow(), code);
    }

    public async Task WithdrawAsync(ActorTicket actor, CertificateOrderId order)
    {
        var who = await DemandAsync(actor, Open(order).Draft.Organisation, isKnownThere: true);
        await ApplyAsync(Holder.Withdraw(Id, Open(order), By(who.User)));
    }

    public async Task<string> BeginAsync(ActorTicket actor)
    {
        var who = Own(actor);
        var open = Holder.Orders.LastOrDefault(one => one.IsOpen(Services.Now));
        var draft = open?.Draft ?? Renewals.Next(Holder, Services.Now);
        if (!who.Proven.Contains(EmailAddress.Parse(draft.Email)))
            throw new RefusedException(Refusal.Forbidden, "Open the link in the mail: only that proves this address.");
        if (open is not null) return (await PlaceAgainAsync(open, code: null, who.User, mails: false)).Text;
        var language = (await Account.ReadCardAsync())?.Language;
        var order = NewOrder(new(Secrets.NewId()), draft, await NameAsync(draft.Organisation), language, who.User);
        return (await PlaceAsync(order, who.User, mails: false)).Text;
    }

    public async Task<CertificateRow> RevokeAsync(ActorTicket actor, string serial, RevocationReason reason)
    {
        var who = await DemandHeldAsync(actor, serial);
        return await EndAsync(serial, who.User, Holder.Revoke(Id, Held(serial), reason, By(who.User)), Renewals.Told(Held(serial), Services));
    }

    public async Task<CertificateRow> SuspendAsync(ActorTicket actor, string serial, bool suspended)
    {
        var who = await DemandHeldAsync(actor, serial);
        return await EndAsync(serial, who.User, Holder.Suspend(Id, Held(serial), suspended, By(who.User)));
    }

    public async Task<CertificateBackup> BackupAsync(ActorTicket actor, string serial, string password, string? name, bool compatible)
    {
        var who = Own(actor);
        var held = Held(serial);
        using var content = await OpenAsync(held, password, who.User);
        var file = await Task.Run(() => KeyContainers.Make(content, password, HolderSeals.NameOf(held), compatible));
        // Written down before it leaves.
        await ApplyAsync(new(Holder, [By(who.User).Fact(
            "certificate.backed-up", held.Draft.Organisation, Id.Value, ("serial", serial), ("compatible", compatible ? "yes" : "no"))]));
        return new(BackupNames.Of(name, held), file);
    }

    // The document owns the truth. The sessions that the certificate opened end, and the list of revoked certificates follows, at the latest within
    // the hour.
    private async Task<CertificateRow> EndAsync(string serial, UserId by, HolderChange? change, params ImmutableArray<OutgoingMail> mails)
    {
        await ApplyAsync(change, mails);
        if (change is null) return Held(serial).ToRow(Id).At(Services.Now);
        await Account.EndSessionsOfAsync(serial, by);
        await Tools.Issuer.PublishAsync();
        return Held(serial).ToRow(Id).At(Services.Now);
    }

    private ImmutableArray<byte> Hash(string code) => Services.Secrets.Hash(OneTimeCodes.Label, OneTimeCodes.Plain(code));

    // A person may end what is the person's own, at any hour.
    private async Task<Actor> DemandHeldAsync(ActorTicket actor, string serial) =>
        actor.User == Id ? Own(actor) : await DemandAsync(actor, Held(serial).Draft.Organisation, isKnownThere: true);

    private static bool Manages(Actor who, OrganisationId organisation) => Permissions.Allows(Permissions.In(who, organisation), Act.ManageMembers);

    private async Task<bool> IsKnownToAsync(Actor who)
    {
        if (who.IsOperator) return await Account.ReadCardAsync() is not null;
        if (Holder.Certificates.Any(one => Manages(who, one.Draft.Organisation))) return true;
        foreach (var own in who.Memberships.Where(m => m.Roles.HasFlag(Roles.Administrator)))
            if (await Account.ReadRolesAsync(own.Organisation) != Roles.None) return true;
        return false;
    }

    private HolderView View(Func<OrganisationId, bool> sees) => new(
        Id, [.. Holder.Settings.Where(one => sees(one.Organisation))],
        [.. Holder.Certificates.Where(one => sees(one.Draft.Organisation)).Reverse().Select(one => one.ToRow(Id).At(Services.Now))],
        [.. Holder.Orders.Where(one => one.IsOpen(Services.Now) && sees(one.Draft.Organisation)).Reverse().Select(one => one.ToRow())]);
}
