namespace Kms.Silo.Mail;

/// <summary>When a refused mail is tried again: after 1, 2, 4, ... minutes, at most an hour apart.</summary>
internal static class MailRetry
{
    private static readonly TimeSpan s_first = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);
    private const int MostDoublings = 6;

    /// <summary>Null: too old, given up.</summary>
    public static DateTimeOffset? Next(DateTimeOffset written, int attempts, DateTimeOffset now, TimeSpan giveUpAfter)
    {
        var pause = s_first * (1 << Math.Clamp(attempts - 1, 0, MostDoublings));
        var next = now + (pause < s_longest ? pause : s_longest);
        return next - written <= giveUpAfter ? next : null;
    }
}
