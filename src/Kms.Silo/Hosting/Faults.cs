using Kms.Storage;
using Orleans.Runtime;

namespace Kms.Silo.Hosting;

/// <summary>What storage says, as callers of grains understand it. Grains themselves see the exceptions of the stores.</summary>
internal static class Faults
{
    /// <summary>Null for everything else.</summary>
    public static Exception? Translate(Exception fault) => fault switch
    {
        StorageUnavailableException => new RefusedException(Refusal.StorageUnavailable, "The storage does not answer. Try again in a moment."),
        // What the storage of documents says comes wrapped by the engine.
        OrleansException { InnerException: { } inner } => Translate(inner),
        StaleStateException => new RefusedException(Refusal.Conflict, "Somebody else changed this at the same time. Read it again."),
        _ => null,
    };

    /// <summary>For pages and API, which cannot repeat what a grain could: a call that found no turn, or no grain to run it, is told as one that was lost.</summary>
    public static Exception? TranslateOutside(Exception fault) =>
        Translate(fault) ?? (fault is TimeoutException or OrleansException ? new RefusedException(Refusal.Unreachable) : null);
}
