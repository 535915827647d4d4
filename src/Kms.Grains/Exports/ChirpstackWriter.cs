using System.Text.Json;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>The bodies of ChirpStack's two API calls (create the device, then its keys), one per line; it has no file format of its own.</summary>
internal sealed class ChirpstackWriter : BufferedWriter
{
    private readonly Utf8JsonWriter json;

    public ChirpstackWriter(Stream file) : base(file) => json = new Utf8JsonWriter(Output);

    protected override void Begin()
    {
    }

    protected override LeftOut? Write(ExportDevice device)
    {
        if (device.Eui() is not { } eui) return LeftOut.NotLoRaWan(device.Id);
        if (device.Current(KeyPurpose.AppKey) is not { } app) return LeftOut.NoKey(device.Id);
        WriteDevice(device, eui);
        WriteKeys(eui, app, device.Current(KeyPurpose.NwkKey));
        return null;
    }

    protected override void End()
    {
    }

    protected override void Release() => json.Dispose();

    private void WriteDevice(ExportDevice device, string eui)
    {
        json.WriteStartObject();
        json.WriteStartObject("device");
        json.WriteString("devEui", Lower(eui));
        json.WriteString("name", device.Label ?? device.Id.Value);
        if (device.Type is { } type) json.WriteString("description", type);
        if (device.JoinEui is { } join) json.WriteString("joinEui", Lower(join));
        EndLine();
    }

    // ChirpStack calls the one root key of LoRaWAN 1.0 "nwkKey"; its "appKey" is of 1.1 alone.
    private void WriteKeys(string eui, ReleasedKey app, ReleasedKey? network)
    {
        json.WriteStartObject();
        json.WriteStartObject("deviceKeys");
        json.WriteString("devEui", Lower(eui));
        JsonHex.Write(json, "nwkKey", (network ?? app).Value);
        if (network is not null) JsonHex.Write(json, "appKey", app.Value);
        EndLine();
    }

    private void EndLine()
    {
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        Output.Write("\n"u8);
    }

    private static string Lower(string hex) => hex.ToLowerInvariant();
}
