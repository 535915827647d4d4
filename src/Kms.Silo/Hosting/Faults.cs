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
}
