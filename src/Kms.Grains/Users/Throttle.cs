namespace Kms.Users;

/// <summary>A named rule.</summary>
internal sealed record Throttle(string Name, ThrottleRule Rule);
