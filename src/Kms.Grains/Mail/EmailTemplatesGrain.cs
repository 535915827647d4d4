using System.Collections.Immutable;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Mail;

internal sealed class EmailTemplatesGrain(
    [PersistentState("email-templates", "directory")] IPersistentState<DocumentState<EmailTemplatesState>> document, IEffectStore effects,
    AccountServices services, IMailTemplates templates, IMailRenderer renderer)
    : EmailTemplatesDocumentGrain(document, effects, services, templates, renderer), IEmailTemplatesGrain, IActiveTemplates
{
    public async Task<ImmutableArray<EmailTemplateRow>> ListAsync(ActorTicket actor, EmailTemplateFilter filter)
    {
        var owner = await DemandAsync(actor);
        var asked = from kind in MailKinds.Of(Owner)
                    from language in Letters.Languages
                    where (filter.Kind ?? kind) == kind && (filter.Language ?? language) == language
                    select FamilyAsync(kind, language);
        var families = await Task.WhenAll(asked);
        return [.. families.SelectMany(family => family).Where(one => (filter.Active ?? one.Row.IsActive) == one.Row.IsActive).Select(one => WithSample(owner, one))];
    }

    public async Task<EmailTemplateView?> GetAsync(ActorTicket actor, EmailTemplateId template)
    {
        var owner = await DemandAsync(actor);
        return await FindShownAsync(template) is { } shown ? await ViewAsync(owner, shown) : null;
    }

    public async Task<EmailTemplateView> CopyAsync(ActorTicket actor, EmailTemplateId template, EmailTemplateId copy, EmailTemplateDraft? draft)
    {
        var owner = await DemandAsync(actor);
        var source = await DemandShownAsync(template);
        if (copy.Owner != Owner || copy.IsOriginal) throw NotFound();
        if (Kept.Find(copy) is not null) throw new RefusedException(Refusal.AlreadyExists);
        var (name, text) = draft is null ? (source.Row.Name, source.Text) : Checked(source.Row.Kind, draft);
        await ApplyAsync(Kept.Copy(copy, source.Row.Kind, source.Row.Language, name, text, owner.Moment));
        return await ViewAsync(owner, copy);
    }

    public async Task<EmailTemplateView> SaveAsync(ActorTicket actor, EmailTemplateId template, EmailTemplateDraft draft, int version)
    {
        var owner = await DemandAsync(actor);
        var copy = DemandCopy(template);
        var (name, text) = Checked(copy.Kind, draft);
        await ApplyAsync(Kept.Save(copy, name, text, version, owner.Moment));
        return await ViewAsync(owner, template);
    }

    public async Task<EmailTemplateView> RestoreAsync(ActorTicket actor, EmailTemplateId template, int revision, int version)
    {
        var owner = await DemandAsync(actor);
        await ApplyAsync(Kept.Restore(DemandCopy(template), revision, version, owner.Moment));
        return await ViewAsync(owner, template);
    }

    public async Task<EmailTemplateView> SetActiveAsync(ActorTicket actor, EmailTemplateId template, bool active)
    {
        var owner = await DemandAsync(actor);
        var shown = await DemandShownAsync(template);
        if (shown.Row.IsActive == active) return await ViewAsync(owner, shown);
        if (!active && shown.Copy is null)
            throw new RefusedException(Refusal.Forbidden, "An original stays in use until a copy of it is activated.");
        await ApplyAsync(active && shown.Copy is { } copy
            ? Kept.Activate(copy, owner.Moment)
            : Kept.Deactivate(shown.Row.Kind, shown.Row.Language, owner.Moment));
        return await ViewAsync(owner, template);
    }

    public async Task DeleteAsync(ActorTicket actor, EmailTemplateId template)
    {
        var owner = await DemandAsync(actor);
        await ApplyAsync(Kept.Delete(DemandCopy(template), owner.Moment));
    }

    public async Task<MailPreview> PreviewAsync(ActorTicket actor, EmailTemplateId template, EmailTemplateDraft? draft)
    {
        var owner = await DemandAsync(actor);
        var shown = await DemandShownAsync(template);
        var text = draft is null ? shown.Text : Checked(shown.Row.Kind, draft).Text;
        return Renderer.Render(Sample(owner, shown.Row, owner.Email), withLink: false, text);
    }

    public async Task TestAsync(ActorTicket actor, EmailTemplateId template, EmailAddress to)
    {
        var owner = await DemandAsync(actor);
        var shown = await DemandShownAsync(template);
        await DemandRecipientAsync(owner.Who, to);
        if (await GrainFactory.CountAsync(Throttles.TestMails, owner.Who.User.Value) is { } wait) throw ThrottledAttempts.TooMany(wait);
        var sample = Sample(owner, shown.Row, to);
        var mail = sample with { Fields = sample.Fields.SetItem(MailTemplateFinder.TestField, template.Value) };
        var fact = owner.Moment.Fact("template.tested", Organisation, template.Value, ("mail", shown.Row.Kind), ("language", shown.Row.Language));
        await SaveAsync(Kept, Effects.Of(fact).With(mail));
    }

    public async Task<TemplateText?> FindAsync(string kind, string language) => await FindOwnOrServiceAsync(kind, Letters.Language(language));

    public async Task<TemplateText?> FindOneAsync(EmailTemplateId template) => (await FindShownAsync(template))?.Text;
}
