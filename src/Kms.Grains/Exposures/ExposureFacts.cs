using System.Collections.Immutable;
using System.Globalization;
using Kms.Keys;

namespace Kms.Exposures;

/// <summary>How the audit trail says that keys left: written and read in one place.</summary>
internal static class ExposureFacts
{
    public const string Read = "key.read";
    public const string Exported = "key.exported";
    public const string Keys = "keys";
    public const string Reason = "reason";
    public const string How = "how";

    public static string NameOf(KeyRoute route) => route.ToString().ToLowerInvariant();

    public static string Write(IEnumerable<(KeyPurpose Purpose, int Version)> keys) =>
        string.Join(' ', keys.Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Purpose}/{k.Version}")));

    public static KeyRoute RouteOf(this Exposure exposure) => exposure.Kind == Exported ? KeyRoute.File
        : Enum.TryParse<KeyRoute>(exposure.Details.GetValueOrDefault(How), ignoreCase: true, out var route) ? route : KeyRoute.Unsaid;

    public static ImmutableArray<string> NamesOf(this Exposure exposure) =>
        [.. exposure.Details.GetValueOrDefault(Keys, "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The keys that were named; what is no key any more is left out.</summary>
    public static IEnumerable<(KeyPurpose Purpose, int Version)> KeysOf(this Exposure exposure)
    {
        foreach (var name in exposure.NamesOf())
        {
            if (name.Split('/') is [var purpose, var version] && KeyPurpose.TryParse(purpose, out var known)
                && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) yield return (known, number);
        }
    }
}
