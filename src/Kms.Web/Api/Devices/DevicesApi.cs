using Kms.Audit;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class DevicesApi
{
    public static void MapDevices(this RouteGroupBuilder api)
    {
        var devices = api.MapGroup("/devices").WithTags("Devices");
        devices.MapGet("/", ListAsync).Says("Devices that the caller may see, by keyset pages", Refusal.Invalid).Example(answer: ApiExamples.Devices);
        devices.MapGet("/{id}", GetAsync).Says("A device, never with key values", Refusal.NotFound).Example(answer: ApiExamples.Device);
        devices.MapPatch("/{id}", PatchAsync).Says("Change the label (of the owner, or one's own of a granted device)", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid)
            .Example("""{ "label": "Basement, riser 2" }""", ApiExamples.Device);
        devices.MapGet("/{id}/history", HistoryAsync).Says("Audit entries of a device", Refusal.NotFound, Refusal.Forbidden);
        devices.MapClaim();
        devices.MapKeys();
        devices.MapCheck();
        devices.MapRights();
    }

    private static async Task<Ok<ListAnswer<DeviceRowAnswer>>> ListAsync(
        [AsParameters] DeviceFilterBody filter, [AsParameters] Paging paging, IGrainFactory grains, IActorSource actors)
    {
        var page = await grains.GetGrain<ICatalogueGrain>(GrainKeys.Catalogue).FindAsync(await actors.GetAsync(), filter.ToFilter(), paging.ToRequest());
        return TypedResults.Ok(page.To(DeviceRowAnswer.Of));
    }

    private static async Task<Ok<DeviceAnswer>> GetAsync(string id, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(DeviceAnswer.Of((await grains.GetGrain<IDeviceGrain>(Ids.Device(id).Value).GetAsync(await actors.GetAsync())).OrNotFound()));

    private static async Task<Ok<DeviceAnswer>> PatchAsync(string id, DevicePatch patch, IGrainFactory grains, IActorSource actors)
    {
        var device = grains.GetGrain<IDeviceGrain>(Ids.Device(id).Value);
        var view = patch.Label is null
            ? (await device.GetAsync(await actors.GetAsync())).OrNotFound()
            : await device.SetLabelAsync(await actors.GetAsync(), patch.Label.Length == 0 ? null : patch.Label);
        return TypedResults.Ok(DeviceAnswer.Of(view));
    }

    private static async Task<Ok<ListAnswer<AuditAnswer>>> HistoryAsync(
        string id, [AsParameters] Paging paging, IGrainFactory grains, IActorSource actors)
    {
        var device = Ids.Device(id);
        _ = (await grains.GetGrain<IDeviceGrain>(device.Value).GetAsync(await actors.GetAsync())).OrNotFound();
        var audit = grains.GetGrain<IAuditGrain>(GrainKeys.Audit);
        var page = await audit.FindAsync(await actors.GetAsync(), new AuditFilter(Device: device), paging.ToRequest());
        return TypedResults.Ok(page.To(AuditAnswer.Of));
    }
}
