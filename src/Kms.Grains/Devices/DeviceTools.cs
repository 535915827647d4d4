using Kms.Keys;
using Kms.Organisations;

namespace Kms.Devices;

/// <summary>What every device grain shares; none of it holds state of a device.</summary>
internal sealed record DeviceTools(
    IDeviceStore Store, Occasions Occasions, OrganisationLookup Organisations, DeviceActs Acts, DeviceWorker Worker, ClaimDesk Claims, KeyDesk Keys);
