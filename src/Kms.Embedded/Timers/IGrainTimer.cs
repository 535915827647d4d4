namespace Orleans.Runtime;

/// <summary>A timer of an activation. Dispose stops it.</summary>
public interface IGrainTimer : IDisposable
{
    void Change(TimeSpan dueTime, TimeSpan period);
}
