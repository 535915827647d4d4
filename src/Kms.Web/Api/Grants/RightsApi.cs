using Kms.Devices;
using Kms.Grants;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class RightsApi
{
    public static void MapRights(this RouteGroupBuilder devices)
    {
        devices.MapGet("/{id}/rights", ListAsync).Says("Who may read the keys of a device", Refusal.NotFound, Refusal.Forbidden);
        devices.MapPost("/{id}/rights", GrantAsync)
            .Says("Give a read right on one device; the answer is the same whether or not the address has an account", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid, Refusal.DeviceUnclaimed, Refusal.NotAPartner)
            .Example("""{ "email": "anna@example.com", "purpose": "Billing 2030", "until": "2030-12-31T23:00:00Z" }""");
        devices.MapDelete("/{id}/rights/{rightId}", RevokeAsync).Says("Take a read right away, or give one's own back", Refusal.NotFound, Refusal.Forbidden);
    }

    private static async Task<Ok<ListAnswer<RightAnswer>>> ListAsync(string id, IGrainFactory grains, IActorSource actors)
    {
        var rights = await grains.GetGrain<IDeviceGrain>(Ids.Device(id).Value).GetRightsAsync(await actors.GetAsync()) ?? throw Refused.NotFound();
        return TypedResults.Ok(rights.ToList(RightAnswer.Of));
    }

    private static async Task<Created<RightAnswer>> GrantAsync(
        string id, RightBody body, JobStarter ids, IGrainFactory grains, IActorSource actors)
    {
        var device = Ids.Device(id);
        var order = new GrantOrder(body.ToGrantee(), body.Purpose, body.Until, new RightId(await ids.NextIdAsync("right")));
        var right = await grains.GetGrain<IDeviceGrain>(device.Value).GrantAsync(await actors.GetAsync(), order);
        return TypedResults.Created($"/api/v1/devices/{device}/rights/{right.Id}", RightAnswer.Of(right));
    }

    private static async Task<NoContent> RevokeAsync(string id, string rightId, IGrainFactory grains, IActorSource actors)
    {
        var device = grains.GetGrain<IDeviceGrain>(Ids.Device(id).Value);
        return await device.RevokeAsync(await actors.GetAsync(), Ids.Right(rightId)) ? TypedResults.NoContent() : throw Refused.NotFound();
    }
}
