using static Kms.Keys.KeyState;

namespace Kms.Keys;

/// <summary>
/// NIST SP 800-57 part 1 revision 5, section 7: which state may follow which. Narrower in one place: a key in use is deactivated before
/// it is destroyed, so that one slip cannot lose it.
/// </summary>
internal static class KeyStates
{
    public static bool MayBecome(this KeyState from, KeyState to) => from switch
    {
        PreActive => to is Active or Compromised or Destroyed,
        Active => to is Suspended or Deactivated or Compromised,
        Suspended => to is Active or Deactivated or Compromised or Destroyed,
        Deactivated => to is Compromised or Destroyed,
        Compromised => to is Destroyed,
        _ => false,
    };

    /// <summary>Only these leave the service: a deactivated key still opens old telegrams.</summary>
    public static bool MayLeave(this KeyState state) => state is Active or Deactivated;
}
