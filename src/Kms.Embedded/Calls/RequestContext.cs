using Kms.Embedded.Calls;

namespace Orleans.Runtime;

/// <summary>Values that travel with a call to the callee and on to whom it calls; changes never travel back.</summary>
public static class RequestContext
{
    public static IEnumerable<string> Keys => CallFrame.Current?.Values?.Keys ?? Enumerable.Empty<string>();

    public static IEnumerable<KeyValuePair<string, object>> Entries =>
        CallFrame.Current?.Values ?? Enumerable.Empty<KeyValuePair<string, object>>();

    public static object? Get(string key) => CallFrame.Current?.Values?.GetValueOrDefault(key);

    public static void Set(string key, object value) => Replace(Copy(1), values => values[key] = value);

    public static bool Remove(string key)
    {
        if (CallFrame.Current?.Values?.ContainsKey(key) != true)
            return false;
        Replace(Copy(0), values => values.Remove(key));
        return true;
    }

    public static void Clear()
    {
        if (CallFrame.Current?.Values is not null)
            CallFrame.Current = new CallFrame(null);
    }

    private static Dictionary<string, object> Copy(int room)
    {
        var old = CallFrame.Current?.Values;
        var copy = new Dictionary<string, object>((old?.Count ?? 0) + room);
        foreach (var (key, value) in old ?? [])
            copy[key] = value;
        return copy;
    }

    private static void Replace(Dictionary<string, object> values, Action<Dictionary<string, object>> change)
    {
        change(values);
        CallFrame.Current = new CallFrame(values);
    }
}
