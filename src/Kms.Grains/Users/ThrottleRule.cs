namespace Kms.Users;

/// <summary>How many failures a subject may have.</summary>
/// <param name="Failures">Failures within the window before the subject has to wait.</param>
/// <param name="Window">How long a failure counts.</param>
/// <param name="SlowDown">Null stops the subject until its failures have aged; else it waits this long, doubling per failure, at most an hour.</param>
[GenerateSerializer, Immutable, Alias("kms.ThrottleRule")]
internal sealed record ThrottleRule(
    [property: Id(0)] int Failures, [property: Id(1)] TimeSpan Window, [property: Id(2)] TimeSpan? SlowDown = null);
