using Kms.Mail;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

/// <summary>What is done with a template beyond reading and writing it.</summary>
internal static class TemplateActsApi
{
    public static void MapTemplateActs(this RouteGroupBuilder templates)
    {
        templates.MapPost("/{id}/copy", CopyAsync).Says("Copy a template; the copy is inactive", Refusal.NotFound, Refusal.Forbidden, Refusal.TooLarge)
            .Example(answer: ApiExamples.EmailTemplate);
        templates.MapPost("/{id}/activate", ActivateAsync)
            .Says("Make mails from this one and no other of its kind and language; with active false, from the original again", Refusal.NotFound, Refusal.Forbidden)
            .Example("""{ "active": true }""", ApiExamples.EmailTemplate);
        templates.MapPost("/{id}/restore", RestoreAsync).Says("Change a copy back to an earlier version", Refusal.NotFound, Refusal.Forbidden, Refusal.Conflict)
            .Example("""{ "revision": 2 }""", ApiExamples.EmailTemplate);
        templates.MapGet("/{id}/preview", PreviewAsync).Says("The mail with samples in place of its fields", Refusal.NotFound, Refusal.Forbidden);
        templates.MapPost("/{id}/preview", PreviewDraftAsync).Says("The mail as it would be with this text", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid)
            .Example("""{ "subject": "Welcome to {{product}}" }""");
        templates.MapPost("/{id}/test", TestAsync)
            .Says("Mail it with samples, to yourself or to a member of the organisation; the operator to anybody", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid)
            .Example("""{ "email": "anna@example.com" }""");
    }

    private static async Task<Created<EmailTemplateAnswer>> CopyAsync(string id, JobStarter ids, IGrainFactory grains, IActorSource actors)
    {
        var template = EmailTemplatesApi.Id(id);
        var copy = EmailTemplateId.Copy(template.Owner, await ids.NextIdAsync("email-template"));
        return EmailTemplatesApi.Created(await Owner(template, grains).CopyAsync(await actors.GetAsync(), template, copy, null));
    }

    private static async Task<Ok<EmailTemplateAnswer>> ActivateAsync(string id, ActiveBody? body, IGrainFactory grains, IActorSource actors)
    {
        var template = EmailTemplatesApi.Id(id);
        return TypedResults.Ok(EmailTemplateAnswer.Of(await Owner(template, grains).SetActiveAsync(await actors.GetAsync(), template, body?.Active ?? true)));
    }

    private static async Task<Ok<EmailTemplateAnswer>> RestoreAsync(string id, RestoreBody body, IGrainFactory grains, IActorSource actors)
    {
        var (template, actor) = (EmailTemplatesApi.Id(id), await actors.GetAsync());
        var present = await EmailTemplatesApi.FindAsync(template, grains, actor);
        var revision = body.Revision ?? throw Refused.Missing("revision");
        var saved = await Owner(template, grains).RestoreAsync(actor, template, revision, body.Version ?? present.Row.Version);
        return TypedResults.Ok(EmailTemplateAnswer.Of(saved));
    }

    private static async Task<Ok<MailPreviewAnswer>> PreviewAsync(string id, IGrainFactory grains, IActorSource actors)
    {
        var template = EmailTemplatesApi.Id(id);
        return TypedResults.Ok(MailPreviewAnswer.Of(await Owner(template, grains).PreviewAsync(await actors.GetAsync(), template, null)));
    }

    private static async Task<Ok<MailPreviewAnswer>> PreviewDraftAsync(string id, EmailTemplateBody body, IGrainFactory grains, IActorSource actors)
    {
        var (template, actor) = (EmailTemplatesApi.Id(id), await actors.GetAsync());
        var present = await EmailTemplatesApi.FindAsync(template, grains, actor);
        return TypedResults.Ok(MailPreviewAnswer.Of(await Owner(template, grains).PreviewAsync(actor, template, body.ApplyTo(present))));
    }

    private static async Task<Accepted> TestAsync(string id, EmailBody? body, IGrainFactory grains, IActorSource actors)
    {
        var (template, actor) = (EmailTemplatesApi.Id(id), await actors.GetAsync());
        var to = body?.Email is null && !actor.Proven.IsEmpty ? actor.Proven[0] : Grantees.Address(body?.Email, "email");
        await Owner(template, grains).TestAsync(actor, template, to);
        return TypedResults.Accepted((string?)null);
    }

    private static IEmailTemplatesGrain Owner(EmailTemplateId template, IGrainFactory grains) => EmailTemplatesApi.Owner(template.Owner, grains);
}
