namespace Kms.Bench.Baseline;

/// <summary>Values as long and as varied as those of the job, so that the limit writes as much and into as many places of its indexes.</summary>
internal static class RawRows
{
    public const string User = "0618c58cc4d893100982170c5ecf55c2";
    public const string Organisation = "7e62b117ee70018b907160f764a5069c";
    public const string Subject = "p:de3f8abc838df62a8661945eafa56e8d";

    /// <summary>The id of the right and the end are to be added.</summary>
    public const string Details = "{\"purpose\":\"Bench\",\"right\":\"";

    private static long s_time = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 1000;

    /// <summary>Microseconds; every grant is decided a little later than the one before.</summary>
    public static long NextTime() => s_time += 50;
}
