namespace Kms.Telegrams.Records;

/// <summary>How the data of a record is coded.</summary>
internal enum DataKind
{
    Unknown,
    None,
    Integer,
    Real,
    Decimal,
    Text,
    Binary,
    Maker,

    /// <summary>Its length and coding stand in the first byte of the data.</summary>
    Variable,
}
