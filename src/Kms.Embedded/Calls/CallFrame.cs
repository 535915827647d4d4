namespace Kms.Embedded.Calls;

/// <summary>What flows with the execution: the running call, which is how call chains are known, and the request context.</summary>
internal class CallFrame
{
    private static readonly AsyncLocal<CallFrame?> Flow = new();

    internal CallFrame(Request? running, Dictionary<string, object>? values)
    {
        Running = running ?? this as Request;
        Values = values;
    }

    internal static CallFrame? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    /// <summary>The call this code runs for; null outside grains.</summary>
    internal Request? Running { get; }

    /// <summary>Never changed once published: a change makes a copy.</summary>
    internal Dictionary<string, object>? Values { get; set; }
}
