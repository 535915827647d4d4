using Kms.Devices;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Kms.Silo.Hosting;

/// <summary>
/// Devices that a job wakes are woken on the silo of the job: to send the order to another silo costs as much as to carry it out, and the
/// device sleeps again afterwards. Those that are awake elsewhere, and all that people ask for, stay where the engine puts them. Follows
/// <see cref="StampFilter"/>, whose end takes the hint off again.
/// </summary>
internal sealed class BulkPlacement(ILocalSiloDetails silo) : IOutgoingGrainCallFilter
{
    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.InterfaceMethod?.DeclaringType == typeof(IDeviceWork))
            RequestContext.Set(IPlacementDirector.PlacementHintKey, silo.SiloAddress);
        return context.Invoke();
    }
}
