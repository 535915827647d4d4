using System.Collections.Frozen;

namespace Kms.Devices;

/// <summary>The stable kebab-case form of a refusal: <c>device-unclaimed</c>.</summary>
internal static class RefusalCodes
{
    private static readonly FrozenDictionary<Refusal, string> s_codes =
        Enum.GetValues<Refusal>().ToFrozenDictionary(r => r, r => Kebab(r.ToString()));

    public static string Of(Refusal refusal) => s_codes[refusal];

    private static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
