namespace Kms.Imports;

/// <summary>The sentences of the row reports: what is wrong and how to mend it.</summary>
internal static class RowProblems
{
    public static RowProblem Of(RowProblemCode code, string? column = null, string? value = null) =>
        new(code, column is null ? null : ShownValue.OfName(column), value, SentenceFor(code));

    private static string SentenceFor(RowProblemCode code) => code switch
    {
        RowProblemCode.IdentityMissing => "The row names no device. Give a serial number or a DevEUI.",
        RowProblemCode.ManufacturerMissing => "The manufacturer is missing. Add its three-letter code, or choose a manufacturer for the whole file.",
        RowProblemCode.ManufacturerMalformed => "A manufacturer is the three letters of its FLAG code, like KAM.",
        RowProblemCode.SerialMalformed => "A serial number has at least 8 digits. If a spreadsheet took zeros in front or wrote it as a power of ten, format the column as text.",
        RowProblemCode.EuiMalformed => "A DevEUI or JoinEUI has 16 hex digits.",
        RowProblemCode.AliasMalformed => "A further identity is like KAM-12345678, EUI-70B3D57ED0000001 or a 14-character DIN number.",
        RowProblemCode.KeyMissing => "The key is missing.",
        RowProblemCode.KeyMalformed => "The key is not hex. Keys are written as hex digits, with or without spaces between them.",
        RowProblemCode.KeyLength => "The key has the wrong length. AES keys have 32, 48 or 64 hex digits, legacy DES keys 16 or 48.",
        RowProblemCode.KeyNotKept => "This key is of a kind that is not kept (a private key, or of another length). The device's other keys are read.",
        RowProblemCode.PurposeUnknown => "A purpose is up to 40 lower-case letters, digits and hyphens, like dek or app-key.",
        RowProblemCode.AlgorithmUnknown => "The algorithm is not known or does not fit the length of the key. Use aes-128, aes-192, aes-256, des or 3des.",
        RowProblemCode.YearMalformed => "A production year is like 2024 or 24.",
        RowProblemCode.KeyVersionMalformed => "A key version is a number from 1 to 9999.",
        RowProblemCode.ByteNotKept => "M-Bus version and type are numbers from 0 to 255, or two hex digits after 0x. This one is left out.",
        RowProblemCode.DeviceCodeMalformed => "A device code is the two digits between serial number and year on the label.",
        RowProblemCode.ClaimCodeMalformed => "A claim code is like 12345678/42/24 or 42/24, for the serial number of this row.",
        RowProblemCode.QrCodeMalformed => "This is no TR005 text. It is like LW:D0:JoinEUI:DevEUI:ProfileID.",
        RowProblemCode.JsonMalformed => "This is no JSON object that can be read. Export the file again.",
        RowProblemCode.TextTooLong => "The text is longer than 500 characters.",
        RowProblemCode.ControlCharacter => "The row holds characters that are no text (a zero byte, for example). Export the list again.",
        RowProblemCode.FieldCount => "The row has another number of fields than the header. A separator may be missing or stand inside a text without quotes.",
        RowProblemCode.WrongSeparator => "The row uses another separator than the rest of the file.",
        RowProblemCode.QuoteUnclosed => "A quote is not closed, or goes on after its end. Double the quotes inside a quoted text.",
        RowProblemCode.RowTooLong => "The row is too long to be one device.",
        RowProblemCode.RowIncomplete => "The row is not complete: the file seems to be cut off here.",
        _ => "This field is none that is known. Add a header, or put the fields in the order manufacturer, serial number, key.",
    };
}
