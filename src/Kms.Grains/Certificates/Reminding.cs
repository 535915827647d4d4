namespace Kms.Certificates;

/// <summary>When people are reminded of the end of a certificate (N7): 30, 14, 7 days and a day before.</summary>
internal static class Reminding
{
    private static readonly int[] s_days = [1, 7, 14, 30];

    /// <summary>The earliest reminder.</summary>
    public static TimeSpan Notice { get; } = TimeSpan.FromDays(s_days[^1]);

    /// <summary>The reminder that is due and was not sent: after a pause of the service the latest alone. Null when there is none.</summary>
    public static int? DueAt(this CertificateRow row, DateTimeOffset now)
    {
        if (row is not { State: CertificateState.Valid, IsSuperseded: false } || now >= row.Expires) return null;
        var due = s_days.Select(days => (int?)days).FirstOrDefault(days => row.Expires - now <= TimeSpan.FromDays(days!.Value)); // each is a number
        return due is { } step && (row.Reminded is not { } last || step < last) ? step : null;
    }
}
