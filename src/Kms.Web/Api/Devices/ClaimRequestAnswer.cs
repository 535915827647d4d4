using Kms.Devices;

namespace Kms.Web.Api;

internal sealed record ClaimRequestAnswer(
    string Id, string Device, string Organisation, string OrganisationName, string By, string? Message, DateTimeOffset At, DecisionState State,
    string? Reason)
{
    public static ClaimRequestAnswer Of(ClaimRequestRow row) => new(
        IdOf(row.Device, row.Id), row.Device.Value, row.Organisation.Value, row.OrganisationName, row.By.Value, row.Message, row.At, row.State, row.Reason);

    /// <summary>A request lives in its device, so its id names both.</summary>
    public static string IdOf(DeviceId device, ClaimRequestId request) => $"{device}.{request}";
}
