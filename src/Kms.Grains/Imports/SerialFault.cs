namespace Kms.Imports;

internal enum SerialFault
{
    None,

    /// <summary>It stood there before.</summary>
    Duplicate,

    /// <summary>No serial number, DevEUI or range.</summary>
    Malformed,
}
