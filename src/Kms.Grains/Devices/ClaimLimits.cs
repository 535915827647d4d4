using Kms.Users;

namespace Kms.Devices;

/// <summary>How many wrong codes a day are too many (K5). A device only slows down, so that nobody can lock others out.</summary>
internal static class ClaimLimits
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static ThrottleRule Account { get; } = new(10, Day);
    public static ThrottleRule Organisation { get; } = new(50, Day);
    public static ThrottleRule Address { get; } = new(30, Day);
    public static ThrottleRule Device { get; } = new(5, Day, TimeSpan.FromSeconds(2));

    /// <summary>From here on the owner or the allocated organisation is told, once a day.</summary>
    public const int Flood = 20;
}
