namespace Kms.Exports;

/// <summary>Formats of key files.</summary>
[GenerateSerializer, Alias("kms.ExportFormat")]
public enum ExportFormat
{
    /// <summary>All fields, comma-separated.</summary>
    Csv,

    /// <summary>All fields, JSON.</summary>
    Json,

    /// <summary>ZIP with a file per meter for wmbusmeters.</summary>
    Wmbusmeters,

    /// <summary>Kamstrup KEM; obfuscation, not protection.</summary>
    KemLegacy,

    /// <summary>The Things Stack CSV.</summary>
    TtsCsv,

    /// <summary>ChirpStack API calls, JSON lines.</summary>
    Chirpstack,

    /// <summary>Portable Symmetric Key Container (RFC 6030), its values plain.</summary>
    Pskc,

    /// <summary>The Things Stack, one JSON object per line.</summary>
    TtsJson,
}
