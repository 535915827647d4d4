namespace Kms.Exports;

/// <summary>Name and media type of the file of each format. The name is made of the format and a date, never of anything a person typed.</summary>
internal static class ExportFile
{
    public static string NameOf(ExportFormat format, DateOnly date) =>
        $"keys-{date:yyyy-MM-dd}{(format is ExportFormat.TtsCsv or ExportFormat.TtsJson ? "-tts" : format is ExportFormat.Chirpstack ? "-chirpstack" : "")}{ExtensionOf(format)}";

    public static string MediaTypeOf(ExportFormat format) => format switch
    {
        ExportFormat.Json => "application/json",
        ExportFormat.Wmbusmeters => "application/zip",
        ExportFormat.KemLegacy => "application/xml",
        ExportFormat.Chirpstack or ExportFormat.TtsJson => "application/x-ndjson",
        ExportFormat.Pskc => "application/pskc+xml",
        _ => "text/csv; charset=utf-8",
    };

    private static string ExtensionOf(ExportFormat format) => format switch
    {
        ExportFormat.Json => ".json",
        ExportFormat.Wmbusmeters => ".zip",
        ExportFormat.KemLegacy => ".kem",
        ExportFormat.Chirpstack or ExportFormat.TtsJson => ".jsonl",
        ExportFormat.Pskc => ".pskcxml",
        _ => ".csv",
    };
}
