namespace Kms.Embedded.Calls;

/// <summary>What flows with the execution: the request context values of the running call.</summary>
internal class CallFrame(Dictionary<string, object>? values)
{
    private static readonly AsyncLocal<CallFrame?> Flow = new();

    internal static CallFrame? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    /// <summary>Never changed once published: a change makes a copy.</summary>
    internal Dictionary<string, object>? Values { get; } = values;
}
