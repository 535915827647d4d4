using Kms.Jobs;
using Kms.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class GrantsApi
{
    public static void MapGrants(this RouteGroupBuilder api)
    {
        api.MapPost("/grants", GrantAsync).WithTags("Read rights").WithMetadata(BodyLimit.Selection)
            .Says("Give a read right on many devices as a job; the selection is frozen now", Refusal.Invalid, Refusal.NothingSelected, Refusal.NotAPartner, Refusal.TooLarge)
            .Example("""{ "filter": { "batch": "…32 hex", "claim": "claimed" }, "except": ["KAM-12345678"], "email": "anna@example.com", "purpose": "Billing" }""", ApiExamples.JobStarted);
        api.MapPost("/grants/{jobId}/undo", UndoAsync).WithTags("Read rights")
            .Says("Take back the rights that a grant of the caller gave, as a job; rights from before stay", Refusal.NotFound, Refusal.Conflict, Refusal.NothingSelected)
            .Example(answer: ApiExamples.JobStarted);
        api.MapPost("/revocations", RevokeAsync).WithTags("Read rights").WithMetadata(BodyLimit.Selection)
            .Says("Take read rights on many devices away as a job", Refusal.Invalid, Refusal.NothingSelected, Refusal.TooLarge)
            .Example("""{ "devices": ["KAM-12345678", "KAM-12345679"], "all": true }""", ApiExamples.JobStarted);
    }

    private static Task<Accepted<JobStarted>> GrantAsync(GrantBody body, JobStarter jobs) =>
        jobs.StartAsync(new GrantJob(body.Selection.ToSelection(), Grantees.Parse(body.Email, body.OrganisationId), body.Purpose, body.Until));

    private static Task<Accepted<JobStarted>> UndoAsync(string jobId, JobStarter jobs) => jobs.StartAsync(new UndoGrantJob(Ids.Job(jobId)));

    private static Task<Accepted<JobStarted>> RevokeAsync(RevocationBody body, JobStarter jobs)
    {
        var named = !string.IsNullOrEmpty(body.Email) || !string.IsNullOrEmpty(body.OrganisationId);
        // Everybody's rights end only when that was said, never because a name was forgotten.
        if (named == (body.All ?? false)) throw Refused.Invalid("all", "one-of", "Give email, organisationId or all: true, one of them.");
        return jobs.StartAsync(new RevokeJob(body.Selection.ToSelection(), named ? Grantees.Parse(body.Email, body.OrganisationId) : null));
    }
}
