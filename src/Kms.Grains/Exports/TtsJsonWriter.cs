using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>The devices of The Things Stack as its command line and console import them: one JSON object per line.</summary>
internal sealed class TtsJsonWriter : BufferedWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly ExportSettings settings;
    private readonly Utf8JsonWriter json;

    public TtsJsonWriter(Stream file, ExportSettings settings) : base(file)
    {
        this.settings = settings;
        json = new Utf8JsonWriter(Output, Options);
    }

    protected override void Begin()
    {
    }

    protected override LeftOut? Write(ExportDevice device)
    {
        if (TtsNames.WhyNot(device) is { } problem) return problem;
        var (app, network) = (device.Current(KeyPurpose.AppKey)!, device.Current(KeyPurpose.NwkKey)); // without the first it was left out
        json.WriteStartObject();
        WriteIds(device);
        if (device.Label is { Length: > 0 } label) json.WriteString("name", label);
        json.WriteString("frequency_plan_id", settings.FrequencyPlan);
        json.WriteString("lorawan_version", TtsNames.Mac(network));
        json.WriteString("lorawan_phy_version", TtsNames.Physical(network));
        json.WriteBoolean("supports_join", true);
        json.WriteStartObject("root_keys");
        WriteKey("app_key", app);
        if (network is not null) WriteKey("nwk_key", network);
        json.WriteEndObject();
        EndLine();
        return null;
    }

    protected override void End()
    {
    }

    protected override void Release() => json.Dispose();

    private void WriteIds(ExportDevice device)
    {
        var eui = device.Eui()!; // likewise
        json.WriteStartObject("ids");
        json.WriteString("device_id", TtsNames.IdOf(eui));
        json.WriteString("dev_eui", eui);
        json.WriteString("join_eui", device.JoinEui);
        json.WriteEndObject();
    }

    private void WriteKey(string name, ReleasedKey key)
    {
        json.WriteStartObject(name);
        JsonHex.Write(json, "key", key.Value);
        json.WriteEndObject();
    }

    private void EndLine()
    {
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        Output.Write("\n"u8);
    }
}
