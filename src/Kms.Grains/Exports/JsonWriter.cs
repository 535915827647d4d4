using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Kms.Imports;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>Our own JSON: an array of devices, or one device per line.</summary>
internal sealed class JsonWriter : BufferedWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly bool isLines;
    private readonly Utf8JsonWriter json;
    private bool isFirst = true;

    public JsonWriter(Stream file, bool isLines) : base(file)
    {
        this.isLines = isLines;
        json = new Utf8JsonWriter(Output, Options);
    }

    protected override void Begin()
    {
        if (!isLines) Output.Write("["u8);
    }

    protected override LeftOut? Write(ExportDevice device)
    {
        if (!isLines) Output.Write(isFirst ? "\n"u8 : ",\n"u8);
        isFirst = false;
        WriteDevice(device);
        json.Flush();
        json.Reset();
        if (isLines) Output.Write("\n"u8);
        return null;
    }

    protected override void End()
    {
        if (!isLines) Output.Write("\n]\n"u8);
    }

    protected override void Release() => json.Dispose();

    private void WriteDevice(ExportDevice device)
    {
        json.WriteStartObject();
        json.WriteString("device", device.Id.Value);
        WriteText("manufacturer", device.Manufacturer ?? (device.Id.IsEui ? null : device.Id.Prefix));
        WriteText("serial", device.Serial ?? (device.Id.IsEui ? null : device.Id.Number));
        WriteText("devEui", device.OwnEui());
        WriteText("joinEui", device.JoinEui);
        WriteText("type", device.Type);
        WriteText("medium", device.Medium);
        if (device.MbusVersion is { } version) json.WriteNumber("mbusVersion", version);
        if (device.MbusType is { } type) json.WriteNumber("mbusType", type);
        WriteText("label", device.Label);
        WriteText("batch", device.Batch);
        if (device.Year is { } year) json.WriteNumber("year", year);
        WriteAliases(device);
        json.WriteStartArray("keys");
        foreach (var key in device.Keys) WriteKey(key);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteAliases(ExportDevice device)
    {
        if (device.Aliases.IsEmpty) return;
        json.WriteStartArray("aliases");
        foreach (var alias in device.Aliases) json.WriteStringValue(alias.Value);
        json.WriteEndArray();
    }

    private void WriteKey(ReleasedKey key)
    {
        json.WriteStartObject();
        json.WriteString("purpose", key.Purpose.Name);
        json.WriteNumber("version", key.Version);
        json.WriteString("algorithm", AlgorithmNames.Of(key.Algorithm));
        json.WriteString("state", KeyStateNames.Of(key.State));
        JsonHex.Write(json, "value", key.Value);
        json.WriteEndObject();
    }

    private void WriteText(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text)) json.WriteString(name, text);
    }
}
