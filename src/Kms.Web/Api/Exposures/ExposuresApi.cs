using Kms.Exposures;
using Kms.Jobs;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

/// <summary>The exposure ledger (B3): who got which keys, and what is done when an account is compromised.</summary>
internal static class ExposuresApi
{
    public static void MapExposures(this RouteGroupBuilder api)
    {
        api.MapGroup("/devices").WithTags("Devices").MapGet("/{id}/exposure", OfDeviceAsync)
            .Says("Which keys of a device ever left the service: to whom, when, how and why", Refusal.NotFound, Refusal.Forbidden, Refusal.ScopeMissing)
            .Example(answer: ApiExamples.DeviceExposure);
        var users = api.MapGroup("/users").WithTags("Users");
        users.MapGet("/{id}/exposure", OfPersonAsync)
            .Says("Devices of mine of which this account ever got keys, by id", Refusal.NotFound, Refusal.ScopeMissing).Example(answer: ApiExamples.PersonExposure);
        users.MapGet("/{id}/exposure/export", ExportAsync)
            .Says("The same as csv, a line for each key; ?rekey=true for keys that must be exchanged", Refusal.NotFound, Refusal.ScopeMissing);
        users.MapPost("/{id}/compromise", CompromiseAsync)
            .Says("The account is compromised: the keys that it got of devices that I manage become compromised", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid, Refusal.NothingSelected)
            .Example("""{ "confirmation": "anna@example.com", "reason": "Phished on 31 January" }""", ApiExamples.JobStarted);
    }

    private static async Task<Ok<DeviceExposureAnswer>> OfDeviceAsync(string id, [AsParameters] Paging paging, IGrainFactory grains, IActorSource actors)
    {
        var exposure = await LedgerOf(grains).OfDeviceAsync(await actors.GetAsync(), Ids.Device(id), paging.ToRequest());
        return TypedResults.Ok(DeviceExposureAnswer.Of(exposure.OrNotFound()));
    }

    private static async Task<Ok<ListAnswer<ExposedDeviceAnswer>>> OfPersonAsync(
        string id, [AsParameters] Paging paging, IGrainFactory grains, IActorSource actors)
    {
        var (person, ledger) = (Ids.User(id), LedgerOf(grains));
        _ = (await ledger.OfPersonAsync(await actors.GetAsync(), person)).OrNotFound();
        return TypedResults.Ok((await ledger.DevicesAsync(await actors.GetAsync(), person, paging.ToRequest())).To(ExposedDeviceAnswer.Of));
    }

    private static async Task<ExposureExportResult> ExportAsync(string id, bool? rekey, IGrainFactory grains, IActorSource actors)
    {
        var (person, ledger) = (Ids.User(id), LedgerOf(grains));
        _ = (await ledger.OfPersonAsync(await actors.GetAsync(), person)).OrNotFound();
        return new ExposureExportResult(ledger, actors, person, rekey ?? false);
    }

    private static Task<Accepted<JobStarted>> CompromiseAsync(string id, CompromiseBody body, JobStarter jobs) => jobs.StartAsync(
        new CompromiseJob(Ids.User(id), Refused.Required(body.Confirmation, "confirmation"), Refused.Required(body.Reason, "reason")));

    private static IExposureGrain LedgerOf(IGrainFactory grains) => grains.GetGrain<IExposureGrain>(GrainKeys.Exposures);
}
