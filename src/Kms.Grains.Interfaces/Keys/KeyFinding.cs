namespace Kms.Keys;

/// <summary>What the key-hygiene check found.</summary>
[Flags, GenerateSerializer, Alias("kms.KeyFinding")]
public enum KeyFinding
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>All bytes are zero.</summary>
    AllZero = 1,

    /// <summary>One byte or a short pattern repeats.</summary>
    Repeated = 2,

    /// <summary>Bytes count up or down.</summary>
    Sequential = 4,

    /// <summary>All bytes are printable text.</summary>
    Ascii = 8,

    /// <summary>A test key printed in a standard or manual.</summary>
    PublishedTestKey = 16,

    /// <summary>Made from the serial number.</summary>
    DerivedFromSerial = 32,

    /// <summary>The same key is on another device.</summary>
    Shared = 64,

    /// <summary>64 bits or fewer.</summary>
    ShortKey = 128,

    /// <summary>DES or triple DES.</summary>
    LegacyAlgorithm = 256,
}
