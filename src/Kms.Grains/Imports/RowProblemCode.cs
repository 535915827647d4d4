namespace Kms.Imports;

/// <summary>What can be wrong with one row. Each has a stable code, see <see cref="RowProblem.CodeText"/>.</summary>
internal enum RowProblemCode
{
    IdentityMissing,
    ManufacturerMissing,
    ManufacturerMalformed,
    SerialMalformed,
    EuiMalformed,
    AliasMalformed,
    KeyMissing,
    KeyMalformed,
    KeyLength,

    /// <summary>A warning: the row is good without this key.</summary>
    KeyNotKept,

    PurposeUnknown,
    AlgorithmUnknown,
    YearMalformed,
    KeyVersionMalformed,

    /// <summary>A warning: the row is good without this byte.</summary>
    ByteNotKept,

    DeviceCodeMalformed,
    ClaimCodeMalformed,
    QrCodeMalformed,
    JsonMalformed,
    TextTooLong,
    ControlCharacter,
    Unrecognised,
    FieldCount,
    WrongSeparator,
    QuoteUnclosed,
    RowTooLong,
    RowIncomplete,
}
