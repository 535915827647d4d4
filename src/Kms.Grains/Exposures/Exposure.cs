using System.Collections.Immutable;
using Kms.Devices;
using Kms.Users;

namespace Kms.Exposures;

/// <summary>Keys that left the service, as the audit trail says it: once, or as often as the same was written.</summary>
/// <param name="Device">Of which device.</param>
/// <param name="Person">Who got them.</param>
/// <param name="Kind"><c>key.read</c> or <c>key.exported</c>.</param>
/// <param name="Details">Which keys, how, why.</param>
/// <param name="First">When first, UTC.</param>
/// <param name="Last">When last, UTC.</param>
/// <param name="Times">How often.</param>
internal sealed record Exposure(
    DeviceId Device, UserId? Person, string Kind, ImmutableSortedDictionary<string, string> Details, DateTimeOffset First, DateTimeOffset Last,
    long Times);
