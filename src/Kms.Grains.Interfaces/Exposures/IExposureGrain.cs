using Kms.Devices;
using Kms.Users;

namespace Kms.Exposures;

/// <summary>
/// The exposure ledger: which keys have left the service, to whom, when and how. Answers from the audit trail; a key never leaves without an
/// entry there. Stateless.
/// </summary>
[Alias("kms.IExposureGrain")]
public interface IExposureGrain : IGrainWithStringKey
{
    /// <summary>
    /// A device's keys and who got them, newest first; null when the device is not the actor's. For the operator and the owner's Administrators,
    /// KeyManagers and Auditors; others who see the device are refused with <see cref="Refusal.Forbidden"/>.
    /// </summary>
    [Repeatable, Alias("OfDevice")] Task<DeviceExposure?> OfDeviceAsync(ActorTicket actor, DeviceId device, PageRequest page);

    /// <summary>
    /// An account that is the actor's own, belongs to an organisation whose audit trail the actor reads, or got keys of its devices; else null.
    /// </summary>
    [Repeatable, Alias("OfPerson")] Task<PersonExposure?> OfPersonAsync(ActorTicket actor, UserId person);

    /// <summary>
    /// Devices of which the account got keys, by id: of the actor's organisations alone, unless it is the own account or the actor the operator.
    /// Empty for an account that the actor may not know of.
    /// </summary>
    [Repeatable, Alias("Devices")] Task<Page<ExposedDevice>> DevicesAsync(ActorTicket actor, UserId person, PageRequest page);
}
