using Kms.Devices;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Exposures;

/// <summary>Finds the entries of keys that left the service, by device and by person, along indexes of the audit trail.</summary>
internal interface IExposureStore
{
    /// <summary>Of one device, newest first; of one owner's time, or all.</summary>
    Task<Page<Exposure>> OfDeviceAsync(DeviceId device, OrganisationId? owner, PageRequest page, CancellationToken cancellation = default);

    /// <summary>Whether keys of the device left while it was not this owner's.</summary>
    Task<bool> AnyBesideAsync(DeviceId device, OrganisationId owner, CancellationToken cancellation = default);

    /// <summary>Devices of which a person got keys, by id.</summary>
    Task<Page<DeviceId>> DevicesAsync(ExposureScope scope, UserId person, PageRequest page, CancellationToken cancellation = default);

    /// <summary>What the person got of these devices; entries that say the same are one.</summary>
    Task<IReadOnlyList<Exposure>> OfPersonAsync(
        ExposureScope scope, UserId person, IReadOnlyCollection<DeviceId> devices, CancellationToken cancellation = default);

    /// <summary>Who owns now what a person got keys of, and how many devices each.</summary>
    Task<IReadOnlyList<(OrganisationId Owner, long Devices)>> OwnersAsync(UserId person, CancellationToken cancellation = default);
}
