namespace Kms.Imports;

/// <summary>What a column of a list, or a field of another format, means.</summary>
internal enum ListColumn
{
    Ignored,
    Device,
    Manufacturer,
    Serial,
    DevEui,
    JoinEui,
    Alias,
    Type,
    Medium,
    MbusVersion,
    MbusType,
    Label,
    Batch,
    Year,
    DeviceCode,
    ClaimCode,
    Customer,
    ClaimToken,
    Profile,
    Key,
    Purpose,
    KeyVersion,
    Algorithm,
    KeyState,
    FirstSerial,
    LastSerial,
    Count,
}
