using Kms.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class ClaimsApi
{
    public static void MapClaims(this RouteGroupBuilder api) =>
        api.MapPost("/claims", StartAsync).WithTags("Devices").WithMetadata(BodyLimit.Selection)
            .Says("Claim many devices as a job: by code each, or all of a batch reference", Refusal.Invalid, Refusal.NotFound, Refusal.Forbidden, Refusal.TooLarge, Refusal.UnprotectedConnection)
            .Example("""{ "devices": [{ "id": "KAM-12345678", "code": "42/24" }], "organisationId": "6f1d…32 hex" }""", ApiExamples.JobStarted);

    private static Task<Accepted<JobStarted>> StartAsync(ClaimsBody body, JobStarter jobs) => jobs.StartAsync(body.ToOrder());
}
