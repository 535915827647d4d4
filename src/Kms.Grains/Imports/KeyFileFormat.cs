namespace Kms.Imports;

/// <summary>What a key file is; told by its content, never by its name.</summary>
internal enum KeyFileFormat
{
    /// <summary>Rows of text with `;`, `,` or tab between the fields, with or without a header.</summary>
    PlainList,

    /// <summary>Kamstrup KEM or KEM2, plain XML or zipped.</summary>
    Kem,

    /// <summary>Portable Symmetric Key Container (RFC 6030).</summary>
    Pskc,

    /// <summary>The device table of The Things Stack.</summary>
    TtsCsv,

    /// <summary>JSON objects: The Things Stack's stream, or our own export.</summary>
    Json,

    /// <summary>Texts of LoRaWAN QR codes (TR005), one per line; they carry no keys.</summary>
    Tr005,
}
