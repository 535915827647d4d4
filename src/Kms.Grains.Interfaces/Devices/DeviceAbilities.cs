namespace Kms.Devices;

/// <summary>What the asking person may do with a device right now; pages show only these acts.</summary>
[Flags, GenerateSerializer, Alias("kms.DeviceAbilities")]
public enum DeviceAbilities
{
    /// <summary>Nothing but look.</summary>
    None = 0,

    /// <summary>Download its keys.</summary>
    ReadKeys = 1,

    /// <summary>Claim it (with a code, or without one when a batch reference allows).</summary>
    Claim = 2,

    /// <summary>Ask for the claim without a code.</summary>
    RequestClaim = 4,

    /// <summary>Grant read rights.</summary>
    Grant = 8,

    /// <summary>Revoke read rights.</summary>
    Revoke = 16,

    /// <summary>Change its label.</summary>
    Label = 32,

    /// <summary>Release it or offer it to a partner.</summary>
    Release = 64,

    /// <summary>Change the state of its keys.</summary>
    ManageKeys = 128,

    /// <summary>Read its history.</summary>
    History = 256,

    /// <summary>Make a new long code for its label.</summary>
    MakeCode = 512,

    /// <summary>See who got its keys.</summary>
    Exposure = 1024,
}
