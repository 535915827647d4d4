using Kms.Devices;
using Kms.Keys;

namespace Kms.Hygiene;

/// <summary>A key about which something is known or has to be noted.</summary>
/// <param name="Device">Where it stands.</param>
/// <param name="Fingerprint">Its keyed fingerprint, as hex.</param>
/// <param name="Known">Findings that are noted.</param>
/// <param name="Found">Findings that its fingerprint tells.</param>
internal sealed record SuspectKey(DeviceId Device, string Fingerprint, KeyFinding Known, KeyFinding Found);
