using Kms.Keys;

namespace Kms.Imports;

/// <summary>What the states of NIST SP 800-57 are called in files.</summary>
internal static class KeyStateNames
{
    public static string Of(KeyState state) => state switch
    {
        KeyState.PreActive => "pre-active",
        KeyState.Active => "active",
        KeyState.Suspended => "suspended",
        KeyState.Deactivated => "deactivated",
        KeyState.Compromised => "compromised",
        _ => "destroyed",
    };

    public static KeyState? Find(string name) => HeaderNames.Folded(name) switch
    {
        "preactive" => KeyState.PreActive,
        "active" => KeyState.Active,
        "suspended" => KeyState.Suspended,
        "deactivated" => KeyState.Deactivated,
        "compromised" => KeyState.Compromised,
        "destroyed" => KeyState.Destroyed,
        _ => null,
    };
}
