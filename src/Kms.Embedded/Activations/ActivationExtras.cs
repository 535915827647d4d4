using Kms.Embedded.Timers;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Embedded.Activations;

/// <summary>What few activations have, so that an idle one stays small. Guarded by the activation's lock.</summary>
internal sealed class ActivationExtras
{
    internal AsyncServiceScope? Scope { get; set; }

    internal HashSet<GrainTimer> Timers { get; } = [];

    internal DeactivationReason? Reason { get; set; }

    internal TaskCompletionSource Deactivated { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Timestamp of the engine's clock until which the grain asked to stay.</summary>
    internal long KeepUntil { get; set; } = long.MinValue;
}
