namespace Kms.Imports;

/// <summary>
/// One thing wrong with one row. <paramref name="Value"/> is what stood there, or null where it could be key material;
/// <paramref name="Sentence"/> says how to mend it.
/// </summary>
internal sealed record RowProblem(RowProblemCode Code, string? Column, string? Value, string Sentence)
{
    /// <summary>The row is good all the same.</summary>
    public bool IsWarning => Code is RowProblemCode.KeyNotKept or RowProblemCode.ByteNotKept;

    public string CodeText => Code switch
    {
        RowProblemCode.IdentityMissing => "identity-missing",
        RowProblemCode.ManufacturerMissing => "manufacturer-missing",
        RowProblemCode.ManufacturerMalformed => "manufacturer-malformed",
        RowProblemCode.SerialMalformed => "serial-malformed",
        RowProblemCode.EuiMalformed => "eui-malformed",
        RowProblemCode.AliasMalformed => "alias-malformed",
        RowProblemCode.KeyMissing => "key-missing",
        RowProblemCode.KeyMalformed => "key-malformed",
        RowProblemCode.KeyLength => "key-length",
        RowProblemCode.KeyNotKept => "key-not-kept",
        RowProblemCode.PurposeUnknown => "purpose-unknown",
        RowProblemCode.AlgorithmUnknown => "algorithm-unknown",
        RowProblemCode.YearMalformed => "year-malformed",
        RowProblemCode.KeyVersionMalformed => "key-version-malformed",
        RowProblemCode.ByteNotKept => "byte-not-kept",
        RowProblemCode.DeviceCodeMalformed => "device-code-malformed",
        RowProblemCode.ClaimCodeMalformed => "claim-code-malformed",
        RowProblemCode.QrCodeMalformed => "qr-code-malformed",
        RowProblemCode.JsonMalformed => "json-malformed",
        RowProblemCode.TextTooLong => "text-too-long",
        RowProblemCode.ControlCharacter => "control-character",
        RowProblemCode.FieldCount => "field-count",
        RowProblemCode.WrongSeparator => "wrong-separator",
        RowProblemCode.QuoteUnclosed => "quote-unclosed",
        RowProblemCode.RowTooLong => "row-too-long",
        RowProblemCode.RowIncomplete => "row-incomplete",
        _ => "unrecognised",
    };
}
