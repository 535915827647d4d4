namespace Kms.Silo.Storage;

/// <summary>Times are stored as microseconds since 1970, alike in both databases.</summary>
internal static class StoredTime
{
    public static long ToStored(this DateTimeOffset time) =>
        (time.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromStored(long microseconds) =>
        new((microseconds * TimeSpan.TicksPerMicrosecond) + DateTime.UnixEpoch.Ticks, TimeSpan.Zero);
}
