using Kms.Devices;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class ClaimApi
{
    public static void MapClaim(this RouteGroupBuilder devices)
    {
        devices.MapPost("/{id}/claim", ClaimAsync)
            .Says("Claim a device with the code from its label; one answer for every reason of a failure", Refusal.ClaimRefused, Refusal.TooManyAttempts, Refusal.UnprotectedConnection)
            .Example("""{ "organisationId": "6f1d…32 hex", "code": "12345678/42/24" }""", ApiExamples.Device);
        devices.MapPost("/{id}/claim-requests", RequestAsync)
            .Says("Ask for the claim without a code", Refusal.NotFound, Refusal.Forbidden, Refusal.Conflict)
            .Example("""{ "organisationId": "6f1d…32 hex", "message": "Label is gone; delivery note 4711" }""");
        devices.MapDelete("/{id}/claim", ReleaseAsync).Says("Release a device; rights that its owner granted end", Refusal.NotFound, Refusal.Forbidden);
    }

    private static async Task<Ok<DeviceAnswer>> ClaimAsync(string id, ClaimBody body, IGrainFactory grains, IActorSource actors)
    {
        // A malformed id is one more reason that is not told apart.
        if (!DeviceId.TryParse(id, out var device)) throw Refused.Claim();
        var order = new ClaimOrder(
            body.OrganisationId is null ? null : Ids.Organisation(body.OrganisationId), body.Code, body.BatchId is null ? null : Ids.Batch(body.BatchId));
        return TypedResults.Ok(DeviceAnswer.Of(await grains.GetGrain<IDeviceGrain>(device.Value).ClaimAsync(await actors.GetAsync(), order)));
    }

    private static async Task<Accepted<ClaimRequested>> RequestAsync(string id, ClaimRequestBody body, IGrainFactory grains, IActorSource actors)
    {
        var device = Ids.Device(id);
        var organisation = Ids.Organisation(Refused.Required(body.OrganisationId, "organisationId"));
        var request = await grains.GetGrain<IDeviceGrain>(device.Value).RequestClaimAsync(await actors.GetAsync(), organisation, body.Message);
        return TypedResults.Accepted((string?)null, new ClaimRequested(ClaimRequestAnswer.IdOf(device, request)));
    }

    private static async Task<NoContent> ReleaseAsync(string id, IGrainFactory grains, IActorSource actors)
    {
        await grains.GetGrain<IDeviceGrain>(Ids.Device(id).Value).ReleaseAsync(await actors.GetAsync());
        return TypedResults.NoContent();
    }
}
