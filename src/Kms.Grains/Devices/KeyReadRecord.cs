using System.Collections.Immutable;
using Kms.Audit;
using Kms.Keys;
using Kms.Users;

namespace Kms.Devices;

/// <summary>The audit entry of a key read and what must still hold for it to be written.</summary>
internal sealed record KeyReadRecord(
    DeviceId Device, long DeviceVersion, UserId User, long Epoch, ImmutableArray<(KeyPurpose Purpose, int Version)> Keys, Fact Fact);
