namespace Orleans.Concurrency;

/// <summary>A grain without identity: several activations serve one key side by side.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute(int maxLocalWorkers = -1) : Attribute
{
    internal int MaxLocalWorkers { get; } = maxLocalWorkers;
}
