using System.Globalization;
using Kms.Audit;
using Kms.Devices;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Audit;

/// <summary>What is asked of the trail, as it stands in the form and in the address.</summary>
public sealed record AuditForm
{
    public string? Device { get; set; }

    public string? Kind { get; set; }

    public string? Organisation { get; set; }

    public string? Actor { get; set; }

    /// <summary>Days, both included.</summary>
    public string? From { get; set; }

    public string? To { get; set; }

    internal string? FaultOf(IStringLocalizer<Texts> texts) =>
        Clean(Device) is { } device && !DeviceId.TryParse(device, out _) ? texts["Fault.DeviceId"].Value : null;

    internal bool HasFaultyDay => Dates.IsFaulty(From) || Dates.IsFaulty(To);

    internal AuditFilter ToFilter(TimeZoneInfo zone) => new(
        DeviceId.TryParse(Clean(Device) ?? "", out var device) ? device : null, Clean(Organisation) is { } organisation ? new OrganisationId(organisation) : null,
        Clean(Actor) is { } actor ? new UserId(actor) : null, Clean(Kind), Day(From, 0, zone), Day(To, 1, zone));

    internal string Address(string? after = null) => DeviceQuery.Address("/audit",
        [.. Parts(), new("from", Clean(From)), new("to", Clean(To)), new("after", after)]);

    /// <summary>All of it as a file.</summary>
    internal string ExportAddress(TimeZoneInfo zone) => DeviceQuery.Address("/api/v1/audit/export",
        [.. Parts(), new("from", Text(Day(From, 0, zone))), new("to", Text(Day(To, 1, zone)))]);

    private KeyValuePair<string, object?>[] Parts() =>
        [new("device", Clean(Device)), new("kind", Clean(Kind)), new("organisation", Clean(Organisation)), new("actor", Clean(Actor))];

    private static DateTimeOffset? Day(string? text, int plus, TimeZoneInfo zone)
    {
        if (Dates.Find(text) is not { } day) return null;
        var start = day.AddDays(plus).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(start, zone.GetUtcOffset(start)).ToUniversalTime();
    }

    private static string? Text(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
