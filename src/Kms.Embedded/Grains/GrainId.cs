using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>The identity of a grain: its kind and its key. The text form is <c>kind/key</c>.</summary>
public readonly record struct GrainId : ISpanParsable<GrainId>, IComparable<GrainId>
{
    public GrainId(GrainType type, IdSpan key)
    {
        Type = type;
        Key = key;
    }

    public GrainType Type { get; }

    public IdSpan Key { get; }

    public bool IsDefault => Type.IsDefault && Key.IsDefault;

    public static GrainId Create(string type, string key) => Create(GrainType.Create(type), key);

    public static GrainId Create(GrainType type, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return new GrainId(type, IdSpan.Create(key));
    }

    public static GrainId Create(GrainType type, IdSpan key) => new(type, key);

    public static GrainId Parse(string value) => Parse(value.AsSpan(), null);

    public static GrainId Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    public static GrainId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new ArgumentException($"Unable to parse \"{s}\" as a grain id.", nameof(s));

    public static bool TryParse([NotNullWhen(true)] string? value, out GrainId result) => TryParse(value.AsSpan(), null, out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out GrainId result) =>
        TryParse(s.AsSpan(), provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out GrainId result)
    {
        var slash = s.IndexOf('/');
        result = slash > 0 ? new GrainId(GrainType.Create(s[..slash].ToString()), IdSpan.Create(s[(slash + 1)..].ToString())) : default;
        return slash > 0;
    }

    public int CompareTo(GrainId other)
    {
        var byType = string.CompareOrdinal(Type.ToString(), other.Type.ToString());
        return byType != 0 ? byType : string.CompareOrdinal(Key.ToString(), other.Key.ToString());
    }

    public static bool operator <(GrainId left, GrainId right) => left.CompareTo(right) < 0;

    public static bool operator <=(GrainId left, GrainId right) => left.CompareTo(right) <= 0;

    public static bool operator >(GrainId left, GrainId right) => left.CompareTo(right) > 0;

    public static bool operator >=(GrainId left, GrainId right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"{Type}/{Key}";
}
