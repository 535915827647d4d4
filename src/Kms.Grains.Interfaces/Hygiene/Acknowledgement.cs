using Kms.Users;

namespace Kms.Hygiene;

/// <summary>A finding that somebody accepts as known.</summary>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="ByName">The name at that time.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Devices">On how many devices it was then; what came since was not accepted.</param>
[GenerateSerializer, Immutable, Alias("kms.Acknowledgement")]
public sealed record Acknowledgement(string Reason, UserId By, string ByName, DateTimeOffset At, long Devices);
