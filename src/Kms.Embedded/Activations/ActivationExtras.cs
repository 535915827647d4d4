using Kms.Embedded.Timers;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Embedded.Activations;

/// <summary>What few activations have, so that an idle one stays small. Guarded by the activation's lock.</summary>
internal sealed class ActivationExtras
{
    internal AsyncServiceScope? Scope { get; set; }

    internal HashSet<GrainTimer>? Timers { get; set; }

    internal DeactivationReason? Reason { get; set; }

    /// <summary>Made for the first one who waits for it.</summary>
    internal TaskCompletionSource? Deactivated { get; set; }

    /// <summary>Timestamp of the engine's clock until which the grain asked to stay.</summary>
    internal long KeepUntil { get; set; } = long.MinValue;
}
