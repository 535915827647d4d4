using System.Collections.Immutable;
using Kms.Audit;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Mail;

/// <summary>One owner's copies: who may touch them, how they are found and shown.</summary>
internal abstract class EmailTemplatesDocumentGrain(
    IPersistentState<DocumentState<EmailTemplatesState>> document, IEffectStore effects, AccountServices services, IMailTemplates templates,
    IMailRenderer renderer)
    : DocumentGrain<EmailTemplatesState>(document, effects)
{
    protected IMailRenderer Renderer { get; } = renderer;

    protected string Owner => this.GetPrimaryKeyString();

    protected OrganisationId? Organisation => Owner == EmailTemplateId.Service ? null : new(Owner);

    protected EmailTemplatesState Kept => State ?? EmailTemplatesState.Empty;

    protected Task ApplyAsync(TemplateChange change) => change.Facts.IsEmpty ? Task.CompletedTask : SaveAsync(change.Next, Effects.Of(change.Facts.AsSpan()));

    protected async Task<TemplateOwner> DemandAsync(ActorTicket ticket)
    {
        var who = services.Tickets.Verify(ticket).Demand(Scopes.Admin);
        var moment = services.Moment(who.User);
        // Whose account is gone has no address to be mailed at.
        var email = who.Proven.IsEmpty ? EmailAddress.Parse("nobody@example.com") : who.Proven[0];
        if (Organisation is not { } id) return who.IsOperator ? new(who, moment, email, null) : throw NotFound();
        who.Demand(Act.ManageTemplates, id);
        var found = await GrainFactory.GetGrain<IOrganisationMembers>(Owner).DescribeAsync(Roles.None);
        return new(who, moment, email, found?.Name ?? throw NotFound());
    }

    /// <summary>An original and its copies.</summary>
    protected async Task<ImmutableArray<ShownTemplate>> FamilyAsync(string kind, string language) =>
        [await OriginalAsync(kind, language), .. Kept.Copies.Where(copy => copy.IsOf(kind, language)).Select(copy => copy.ToShown())];

    protected async Task<TemplateText?> FindOwnOrServiceAsync(string kind, string language) =>
        Kept.FindActive(kind, language)?.Now.Text ?? await FindServicesAsync(kind, language);

    protected async Task<ShownTemplate> OriginalAsync(string kind, string language)
    {
        var text = await FindServicesAsync(kind, language) ?? templates.BuiltIn(kind, language);
        var id = EmailTemplateId.Original(Owner, kind, language);
        return new(new(id, kind, language, null, text.Subject, Kept.FindActive(kind, language) is null, 0, null, ""), text, null);
    }

    protected async Task<ShownTemplate?> FindShownAsync(EmailTemplateId id)
    {
        if (id.Owner != Owner) return null;
        if (Kept.Find(id) is { } copy) return copy.ToShown();
        return id.IsOriginal && id.Name.Split('.') is [var kind, var language] && MailKinds.Of(Owner).Contains(kind) && Letters.Languages.Contains(language)
            ? await OriginalAsync(kind, language)
            : null;
    }

    protected async Task<ShownTemplate> DemandShownAsync(EmailTemplateId id) => await FindShownAsync(id) ?? throw NotFound();

    protected TemplateCopy DemandCopy(EmailTemplateId id)
    {
        if (Kept.Find(id) is { } copy) return copy;
        if (id.Owner != Owner || !id.IsOriginal) throw NotFound();
        throw new RefusedException(Refusal.Forbidden, "An original cannot be changed or deleted. Copy it and change the copy.");
    }

    protected (string? Name, TemplateText Text) Checked(string kind, EmailTemplateDraft draft)
    {
        var text = TemplateDrafts.Clean(draft);
        var problems = templates.Check(kind, text);
        if (!problems.IsEmpty) throw new RefusedException(Refusal.Invalid, "No mail can be made from this text.", problems);
        return (Text.Name(draft.Name), text);
    }

    protected EmailTemplateRow WithSample(TemplateOwner owner, ShownTemplate shown) =>
        shown.Row with { Sample = Renderer.Render(Sample(owner, shown.Row, owner.Email), withLink: false, shown.Text).Subject };

    protected OutgoingMail Sample(TemplateOwner owner, EmailTemplateRow row, EmailAddress to) => TemplateSamples.Mail(
        Secrets.NewId(), to, row.Kind, row.Language, Organisation, owner.Name, templates.Fields(row.Kind), owner.Moment.Now);

    protected async Task<EmailTemplateView> ViewAsync(TemplateOwner owner, EmailTemplateId id) => await ViewAsync(owner, await DemandShownAsync(id));

    protected async Task<EmailTemplateView> ViewAsync(TemplateOwner owner, ShownTemplate shown)
    {
        ImmutableArray<TemplateRevision> texts = shown.Copy is { } copy ? [copy.Now, .. copy.Before] : [];
        var names = await NamesAsync(texts.Select(text => text.By).OfType<UserId>());
        return new(
            WithSample(owner, shown), shown.Text.Body, NameOf(texts.FirstOrDefault()), templates.NeedsLink(shown.Row.Kind),
            templates.Describe(Sample(owner, shown.Row, owner.Email)),
            [.. texts.Skip(1).Select(text => new EmailTemplateRevision(text.Version, new(text.Name, text.Text.Subject, text.Text.Body), text.At, NameOf(text)))]);

        string? NameOf(TemplateRevision? text) => text?.By is { } by ? names.GetValueOrDefault(by) : null;
    }

    // The operator tries how mail reaches somebody; an administrator mails nobody who is not of the own house.
    protected async Task DemandRecipientAsync(Actor who, EmailAddress to)
    {
        if (who.IsOperator) return;
        var account = await GrainFactory.FindAccountAsync(to);
        if (account?.Id == who.User) return;
        var isMember = account is not null && Organisation is { } id && await Account(account.Id).ReadRolesAsync(id) != Roles.None;
        if (!isMember)
            throw new RefusedException(
                Refusal.Invalid, "Test mails go to yourself or to members of the organisation.",
                [new("email", "not-a-member", "Give your own address or that of a member.")]);
    }

    protected static RefusedException NotFound() => new(Refusal.NotFound);

    private Task<TemplateText?> FindServicesAsync(string kind, string language) => Organisation is null
        ? Task.FromResult<TemplateText?>(null)
        : GrainFactory.GetGrain<IActiveTemplates>(EmailTemplateId.Service).FindAsync(kind, language);

    private IUserAccount Account(UserId user) => GrainFactory.GetGrain<IUserAccount>(user.Value);

    private async Task<ImmutableDictionary<UserId, string>> NamesAsync(IEnumerable<UserId> users)
    {
        var cards = await Task.WhenAll(users.Distinct().Select(user => Account(user).ReadCardAsync()));
        return cards.OfType<AccountCard>().ToImmutableDictionary(card => card.Id, card => card.DisplayName);
    }
}
