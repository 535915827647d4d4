using Kms.Storage;

namespace Kms.Devices;

/// <summary>What a rule decided: the next state, and what is to be written with it.</summary>
internal sealed record DeviceChange(DeviceState Device, Effects Effects);
