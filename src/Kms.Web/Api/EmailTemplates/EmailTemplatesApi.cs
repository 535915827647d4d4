using Kms.Mail;
using Kms.Users;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class EmailTemplatesApi
{
    public static void MapEmailTemplates(this RouteGroupBuilder api)
    {
        var templates = api.MapGroup("/email-templates").WithTags("E-mail templates");
        templates.MapGet("/", ListAsync).Says("E-mail templates of the service (operator) or of an organisation, each original before its copies", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid);
        templates.MapPost("/", CreateAsync).Says("Add a copy of the original of a kind and language; it is inactive", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid, Refusal.TooLarge)
            .Example(ApiExamples.NewEmailTemplate, ApiExamples.EmailTemplate);
        templates.MapGet("/{id}", GetAsync).Says("A template with its text, the fields it may use and how it read before", Refusal.NotFound, Refusal.Forbidden)
            .Example(answer: ApiExamples.EmailTemplate);
        templates.MapPatch("/{id}", PatchAsync).Says("Change name or text of a copy", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid, Refusal.Conflict)
            .Example("""{ "subject": "Welcome to {{product}}", "version": 3 }""", ApiExamples.EmailTemplate);
        templates.MapDelete("/{id}", DeleteAsync).Says("Delete a copy; originals stay", Refusal.NotFound, Refusal.Forbidden);
        templates.MapTemplateActs();
    }

    private static async Task<Ok<ListAnswer<EmailTemplateRowAnswer>>> ListAsync(
        string? organisation, string? kind, string? language, bool? active, IGrainFactory grains, IActorSource actors)
    {
        var actor = await actors.GetAsync();
        var rows = await Owner(OwnerOf(organisation, actor), grains).ListAsync(actor, new(Some(kind), Some(language), active));
        return TypedResults.Ok(rows.ToList(EmailTemplateRowAnswer.Of));
    }

    private static async Task<Created<EmailTemplateAnswer>> CreateAsync(EmailTemplateBody body, JobStarter ids, IGrainFactory grains, IActorSource actors)
    {
        var actor = await actors.GetAsync();
        var owner = OwnerOf(body.OrganisationId, actor);
        var original = EmailTemplateId.Original(owner, Refused.Required(body.Kind, "kind"), Refused.Required(body.Language, "language"));
        var source = (await Owner(owner, grains).GetAsync(actor, original)).OrNotFound();
        var copy = EmailTemplateId.Copy(owner, await ids.NextIdAsync("email-template"));
        return Created(await Owner(owner, grains).CopyAsync(actor, original, copy, body.ApplyTo(source)));
    }

    private static async Task<Ok<EmailTemplateAnswer>> GetAsync(string id, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(EmailTemplateAnswer.Of(await FindAsync(Id(id), grains, await actors.GetAsync())));

    private static async Task<Ok<EmailTemplateAnswer>> PatchAsync(string id, EmailTemplateBody body, IGrainFactory grains, IActorSource actors)
    {
        var (template, actor) = (Id(id), await actors.GetAsync());
        var present = await FindAsync(template, grains, actor);
        var saved = await Owner(template.Owner, grains).SaveAsync(actor, template, body.ApplyTo(present), body.Version ?? present.Row.Version);
        return TypedResults.Ok(EmailTemplateAnswer.Of(saved));
    }

    private static async Task<NoContent> DeleteAsync(string id, IGrainFactory grains, IActorSource actors)
    {
        await Owner(Id(id).Owner, grains).DeleteAsync(await actors.GetAsync(), Id(id));
        return TypedResults.NoContent();
    }

    public static EmailTemplateId Id(string id) => EmailTemplateId.TryParse(id, out var template) ? template : throw Refused.NotFound();

    public static IEmailTemplatesGrain Owner(string owner, IGrainFactory grains) => grains.GetGrain<IEmailTemplatesGrain>(owner);

    public static async Task<EmailTemplateView> FindAsync(EmailTemplateId id, IGrainFactory grains, ActorTicket actor) =>
        (await Owner(id.Owner, grains).GetAsync(actor, id)).OrNotFound();

    public static Created<EmailTemplateAnswer> Created(EmailTemplateView view) =>
        TypedResults.Created($"/api/v1/email-templates/{view.Row.Id}", EmailTemplateAnswer.Of(view));

    // Without an organisation: the operator means the service, an administrator of one organisation means that one.
    private static string OwnerOf(string? organisation, ActorTicket actor)
    {
        if (!string.IsNullOrEmpty(organisation)) return Ids.Organisation(organisation).Value;
        if (actor.IsOperator) return EmailTemplateId.Service;
        var own = actor.Memberships.Where(membership => membership.Roles.HasFlag(Roles.Administrator)).ToList();
        if (own.Count > 1) throw Refused.Missing("organisation");
        return own.Count == 1 ? own[0].Organisation.Value : throw new RefusedException(Refusal.Forbidden, "Your roles do not allow this list.");
    }

    private static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
