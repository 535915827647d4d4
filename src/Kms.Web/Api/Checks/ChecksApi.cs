using Kms.Devices;
using Kms.Jobs;
using Kms.Telegrams;
using Kms.Web.Auth;
using Kms.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Kms.Web.Api;

/// <summary>Does a key fit? (B1)</summary>
internal static class ChecksApi
{
    public static void MapChecks(this RouteGroupBuilder api)
    {
        var limit = ((IEndpointRouteBuilder)api).ServiceProvider.GetRequiredService<IOptions<WebOptions>>().Value.MaxUpload;
        var checks = api.MapGroup("/checks").WithTags("Key checks");
        checks.MapPost("/", CheckManyAsync).WithMetadata(BodyLimit.Selection)
            .Says("Check which keys open telegrams, at most 10,000 at once, without showing a key", Refusal.Invalid, Refusal.ScopeMissing, Refusal.TooLarge, Refusal.TooManyAttempts)
            .Example(ApiExamples.CheckMany, ApiExamples.Checks);
        checks.MapPost("/log", StartAsync).WithMetadata(new BodyLimit(limit)).TakesForm("file: a log of rtl-wmbus or wmbusmeters, or hex line by line")
            .Says("Check a log as a job; its report names a device once for every answer", Refusal.Forbidden, Refusal.ScopeMissing, Refusal.Invalid, Refusal.TooLarge)
            .Example(answer: ApiExamples.JobStarted);
    }

    public static void MapCheck(this RouteGroupBuilder devices) => devices.MapPost("/{id}/check", CheckAsync)
        .Says("Check whether a key of the device opens a telegram, without showing a key", Refusal.NotFound, Refusal.Invalid, Refusal.ScopeMissing, Refusal.TooLarge, Refusal.TooManyAttempts)
        .Example(ApiExamples.CheckOne, ApiExamples.Checks);

    private static Task<Ok<CheckAnswer>> CheckManyAsync(ChecksBody body, IGrainFactory grains, IActorSource actors) =>
        AnswerAsync(body.Telegrams ?? throw Refused.Missing("telegrams"), null, grains, actors);

    private static Task<Ok<CheckAnswer>> CheckAsync(string id, CheckBody body, IGrainFactory grains, IActorSource actors)
    {
        IReadOnlyList<string> telegrams = [.. body.Telegram is { } one ? [one] : Array.Empty<string>(), .. body.Telegrams ?? []];
        return AnswerAsync(telegrams.Count > 0 ? telegrams : throw Refused.Missing("telegram"), Ids.Device(id), grains, actors);
    }

    private static async Task<Ok<CheckAnswer>> AnswerAsync(IReadOnlyList<string> telegrams, DeviceId? device, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(CheckAnswer.Of(await grains.GetGrain<IKeyCheckGrain>(GrainKeys.Checks).CheckAsync(await actors.GetAsync(), [.. telegrams], device)));

    private static async Task<Accepted<JobStarted>> StartAsync(HttpRequest request, UploadReader uploads, JobStarter jobs)
    {
        var upload = await uploads.ReadAsync(request);
        var file = upload.Files.Count > 0 ? upload.Files[0] : throw Refused.Missing("file");
        await uploads.CompleteAsync(upload, null);
        return await jobs.StartAsync(new CheckJob(file.Id));
    }
}
