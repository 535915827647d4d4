using System.Diagnostics.CodeAnalysis;

namespace Kms.Keys;

/// <summary>What a key is for: a well-known name or a free one (lower-case letters, digits, hyphens; at most 40).</summary>
[GenerateSerializer, Immutable, Alias("kms.KeyPurpose")]
public readonly record struct KeyPurpose
{
    [Id(0)] private readonly string? _name;

    private KeyPurpose(string name) => _name = name;

    /// <summary>wM-Bus/OMS radio key, "data encryption key".</summary>
    public static KeyPurpose Dek { get; } = new("dek");

    /// <summary>M-Bus master key (OMS mode 7 and 13).</summary>
    public static KeyPurpose MbusMaster { get; } = new("mbus-master");

    /// <summary>LoRaWAN AppKey.</summary>
    public static KeyPurpose AppKey { get; } = new("app-key");

    /// <summary>LoRaWAN 1.1 NwkKey.</summary>
    public static KeyPurpose NwkKey { get; } = new("nwk-key");

    /// <summary>The names with a meaning of their own, in the order pages show them.</summary>
    public static IReadOnlyList<string> WellKnown { get; } =
    [
        "dek", "mbus-master", "app-key", "nwk-key", "dlms-master", "dlms-unicast", "dlms-broadcast", "dlms-authentication",
        "han", "gpk60", "gpk61", "optical", "firmware",
    ];

    /// <summary>The name.</summary>
    public string Name => _name ?? "";

    /// <summary>Reads a name; throws <see cref="FormatException"/>.</summary>
    public static KeyPurpose Parse(string name) =>
        TryParse(name, out var purpose) ? purpose : throw new FormatException("A key purpose is up to 40 lower-case letters, digits and hyphens.");

    /// <summary>Reads a name in any case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out KeyPurpose purpose)
    {
        purpose = default;
        var lower = name?.Trim().ToLowerInvariant().Replace(' ', '-').Replace('_', '-');
        if (string.IsNullOrEmpty(lower) || lower.Length > 40) return false;
        if (lower.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-") >= 0) return false;
        purpose = new KeyPurpose(lower);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
