namespace Orleans.Runtime;

/// <summary>Which activation's turn the running code belongs to.</summary>
internal static class RuntimeContext
{
    internal static IGrainContext? Current => TaskScheduler.Current as IGrainContext;
}
