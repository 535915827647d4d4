namespace Orleans.Concurrency;

/// <summary>A call that may run at any time, whatever else the grain is doing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
