using System.Collections.Immutable;
using Kms.Devices;

namespace Kms.Exposures;

/// <summary>Who got the keys of a device.</summary>
/// <param name="Device">The device.</param>
/// <param name="Keys">Its keys.</param>
/// <param name="Entries">Newest first; of the present owner's time alone, unless the operator asks.</param>
/// <param name="Earlier">Keys also left while somebody else owned the device; to whom stays with that owner.</param>
[GenerateSerializer, Immutable, Alias("kms.DeviceExposure")]
public sealed record DeviceExposure(DeviceId Device, ImmutableArray<LedgerKey> Keys, Page<LedgerEntry> Entries, bool Earlier);
