namespace Kms.Users;

/// <summary>In what capacities somebody stands towards a device or an organisation.</summary>
[Flags]
internal enum Standing
{
    None = 0,
    Operator = 1,

    // Members of the owning organisation (of a device) or of the organisation itself.
    Administrator = 2,
    KeyManager = 4,
    Reader = 8,
    Auditor = 16,

    // The organisation to which an unclaimed device is allocated.
    AllocatedKeyManager = 32,
    AllocatedMember = 64,

    // Through a read right: the person, or members of the organisation that holds it.
    Holder = 128,
    HolderKeyManager = 256,
    HolderReader = 512,
    HolderMember = 1024,

    // A manufacturer's KeyManager, for its own maker codes.
    Maker = 2048,

    // An administrator with the right "add organisations".
    Founder = 4096,
}
