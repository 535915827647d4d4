namespace Kms.Exports;

/// <summary>A writer for each format.</summary>
internal static class KeyFileWriters
{
    public static IKeyFileWriter Create(ExportFormat format, Stream file, ExportSettings? settings = null) => format switch
    {
        ExportFormat.Json => new JsonWriter(file, (settings ?? new()).JsonLines),
        ExportFormat.Wmbusmeters => new WmbusmetersWriter(file),
        ExportFormat.KemLegacy => new KemLegacyWriter(file),
        ExportFormat.TtsCsv => new TtsCsvWriter(file, settings ?? new()),
        ExportFormat.TtsJson => new TtsJsonWriter(file, settings ?? new()),
        ExportFormat.Chirpstack => new ChirpstackWriter(file),
        ExportFormat.Pskc => new PskcWriter(file),
        _ => new CsvWriter(file),
    };
}
