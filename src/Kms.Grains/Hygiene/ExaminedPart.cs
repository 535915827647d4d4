using Kms.Devices;

namespace Kms.Hygiene;

/// <summary>One part of the walk over an estate.</summary>
/// <param name="Last">The last device of the part.</param>
/// <param name="Devices">Its devices.</param>
/// <param name="Keys">Their keys, without destroyed ones.</param>
/// <param name="Suspects">Those with findings, by device.</param>
internal sealed record ExaminedPart(DeviceId Last, int Devices, long Keys, IReadOnlyList<SuspectKey> Suspects);
