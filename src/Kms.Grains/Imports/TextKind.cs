namespace Kms.Imports;

internal enum TextKind
{
    /// <summary>UTF-8, ASCII, Latin-1 or Windows-1252: told apart field by field.</summary>
    Bytes,
    Utf16LittleEndian,
    Utf16BigEndian,
    NotText,
}
