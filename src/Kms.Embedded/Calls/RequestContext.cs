using Kms.Embedded.Calls;

namespace Orleans.Runtime;

/// <summary>Values that travel with a call to the callee and on to whom it calls; changes never travel back.</summary>
public static class RequestContext
{
    public static IEnumerable<string> Keys => CallFrame.Current?.Values?.Keys ?? Enumerable.Empty<string>();

    public static IEnumerable<KeyValuePair<string, object>> Entries =>
        CallFrame.Current?.Values ?? Enumerable.Empty<KeyValuePair<string, object>>();

    public static object? Get(string key) => CallFrame.Current?.Values?.GetValueOrDefault(key);

    public static void Set(string key, object value)
    {
        var values = Copy();
        values[key] = value;
        Publish(values);
    }

    public static bool Remove(string key)
    {
        var values = Copy();
        var removed = values.Remove(key);
        if (removed)
            Publish(values.Count == 0 ? null : values);
        return removed;
    }

    public static void Clear() => Publish(null);

    private static Dictionary<string, object> Copy() => CallFrame.Current?.Values is { } values ? new(values) : [];

    private static void Publish(Dictionary<string, object>? values) =>
        CallFrame.Current = new CallFrame(CallFrame.Current?.Running, values);
}
