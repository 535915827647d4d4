namespace Kms.Keys;

/// <summary>Key states of NIST SP 800-57 part 1.</summary>
[GenerateSerializer, Alias("kms.KeyState")]
public enum KeyState
{
    /// <summary>Known, not in use yet: it waits for the owner.</summary>
    PreActive,

    /// <summary>In use.</summary>
    Active,

    /// <summary>Out of use for a while.</summary>
    Suspended,

    /// <summary>No longer in use; still opens old telegrams.</summary>
    Deactivated,

    /// <summary>Somebody else has it.</summary>
    Compromised,

    /// <summary>The value is gone.</summary>
    Destroyed,
}
