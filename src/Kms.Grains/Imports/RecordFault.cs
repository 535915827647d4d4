namespace Kms.Imports;

internal enum RecordFault
{
    None,
    TooLong,
    QuoteUnclosed,
}
