using Microsoft.AspNetCore.Components;

namespace Kms.Web.Components;

public sealed partial class Routes
{
    /// <summary>The browser's time zone, as far as its cookie tells.</summary>
    [Parameter] public string? TimeZone { get; set; }

    private TimeZoneInfo Zone =>
        TimeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}
