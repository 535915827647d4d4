using System.Collections.Immutable;
using Kms.Devices;
using Kms.Users;

namespace Kms.Telegrams;

/// <summary>
/// Tells whether the keys that the service holds open telegrams, without showing any. Stateless. For devices that the actor may see; telegrams of
/// all others are answered alike, whether somebody has the device or nobody. Keys to be tried cannot be given.
/// </summary>
[Alias("kms.IKeyCheckGrain")]
public interface IKeyCheckGrain : IGrainWithStringKey
{
    /// <summary>
    /// Checks telegrams (hex, or lines of a receiver's log), at most 10,000 at once; the answers stand in their order. Written into the audit trail before
    /// it answers. Refuses <see cref="Refusal.TooLarge"/>, <see cref="Refusal.TooManyAttempts"/> and, with a device, <see cref="Refusal.NotFound"/>.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="telegrams">One a piece.</param>
    /// <param name="device">The device they must be of; null for any.</param>
    [Alias("Check")] Task<ImmutableArray<CheckedTelegram>> CheckAsync(ActorTicket actor, ImmutableArray<string> telegrams, DeviceId? device);
}
