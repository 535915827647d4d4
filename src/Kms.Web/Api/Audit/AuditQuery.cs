using Kms.Audit;
using Kms.Devices;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Web.Api;

internal sealed record AuditQuery(string? Device, string? Organisation, string? Actor, string? Kind, string? From, string? To)
{
    // Ids that are none match nothing; a filter tells no more than an empty list.
    private static readonly OrganisationId NoOrganisation = new("none");

    public AuditFilter? ToFilter()
    {
        var device = string.IsNullOrEmpty(Device) ? (DeviceId?)null : DeviceId.TryParse(Device, out var id) ? id : default(DeviceId);
        if (device is { Value: "" }) return null;
        return new AuditFilter(
            device, string.IsNullOrEmpty(Organisation) ? null : IsId(Organisation) ? new OrganisationId(Organisation) : NoOrganisation,
            string.IsNullOrEmpty(Actor) ? null : new UserId(Actor), string.IsNullOrEmpty(Kind) ? null : Kind, Time(From, "from"), Time(To, "to"));
    }

    private static bool IsId(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower);

    private static DateTimeOffset? Time(string? text, string field)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return UtcConverter.TryParse(text, out var time) ? time : throw Refused.Invalid(field, "malformed", "A time is like 2030-01-31T12:00:00Z.");
    }
}
