using Kms.Devices;
using Kms.Exposures;
using Kms.Keys;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

internal static class KeysApi
{
    public static void MapKeys(this RouteGroupBuilder devices)
    {
        devices.MapGet("/{id}/keys", ReadAsync)
            .Says("The keys in the clear; the audit entry is durable before they leave", Refusal.NotFound, Refusal.Forbidden, Refusal.ScopeMissing, Refusal.DeviceUnclaimed, Refusal.AuditUnavailable, Refusal.UnprotectedConnection)
            .Produces<KeysAnswer>().Example(answer: ApiExamples.Keys);
        devices.MapPost("/{id}/keys/{purpose}/{version:int}/state", SetStateAsync)
            .Says("Move a key to another state of NIST SP 800-57", Refusal.NotFound, Refusal.Forbidden, Refusal.KeyState, Refusal.Invalid)
            .Example("""{ "state": "compromised", "reason": "Printed in a public report" }""");
    }

    private static async Task<KeysResult> ReadAsync(string id, string? purpose, string? reason, IGrainFactory grains, IActorSource actors)
    {
        var wanted = string.IsNullOrEmpty(purpose) ? (KeyPurpose?)null : ParsePurpose(purpose);
        var release = await grains.GetGrain<IDeviceGrain>(Ids.Device(id).Value).ReadKeysAsync(await actors.GetAsync(), wanted, reason, KeyRoute.Api);
        return new KeysResult(release.OrNotFound());
    }

    private static async Task<Ok<KeyInfoAnswer>> SetStateAsync(
        string id, string purpose, int version, KeyStateBody body, IGrainFactory grains, IActorSource actors)
    {
        if (!KeyPurpose.TryParse(purpose, out var name)) throw Refused.NotFound();
        var state = body.State ?? throw Refused.Missing("state");
        var device = grains.GetGrain<IDeviceGrain>(Ids.Device(id).Value);
        var key = await device.SetKeyStateAsync(await actors.GetAsync(), name, version, state, Refused.Required(body.Reason, "reason"));
        return TypedResults.Ok(KeyInfoAnswer.Of(key));
    }

    private static KeyPurpose ParsePurpose(string text) => KeyPurpose.TryParse(text, out var purpose)
        ? purpose
        : throw Refused.Invalid("purpose", "malformed", "A key purpose is up to 40 lower-case letters, digits and hyphens.");
}
