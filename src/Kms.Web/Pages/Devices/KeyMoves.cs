using Kms.Keys;

namespace Kms.Web.Pages.Devices;

/// <summary>Which states NIST SP 800-57 part 1, section 7 leads to from one; the grain has the last word.</summary>
internal static class KeyMoves
{
    public static IReadOnlyList<KeyState> From(KeyState state) => state switch
    {
        KeyState.PreActive => [KeyState.Active, KeyState.Compromised, KeyState.Destroyed],
        KeyState.Active => [KeyState.Suspended, KeyState.Deactivated, KeyState.Compromised],
        KeyState.Suspended => [KeyState.Active, KeyState.Deactivated, KeyState.Compromised],
        KeyState.Deactivated => [KeyState.Compromised, KeyState.Destroyed],
        KeyState.Compromised => [KeyState.Destroyed],
        _ => [],
    };
}
