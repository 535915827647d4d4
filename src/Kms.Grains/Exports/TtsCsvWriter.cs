using Kms.Keys;

namespace Kms.Exports;

/// <summary>The device table of The Things Stack.</summary>
internal sealed class TtsCsvWriter(Stream file, ExportSettings settings) : BufferedWriter(file)
{
    private CsvLine? line;

    private CsvLine Line => line ??= new CsvLine(Output, ';');

    protected override void Begin()
    {
        Line.Text("id").Text("dev_eui").Text("join_eui").Text("name").Text("frequency_plan_id").Text("lorawan_version")
            .Text("lorawan_phy_version").Text("app_key").Text("nwk_key").End();
    }

    protected override LeftOut? Write(ExportDevice device)
    {
        if (device.Eui() is not { } eui) return LeftOut.NotLoRaWan(device.Id);
        if (device.Current(KeyPurpose.AppKey) is not { } app) return LeftOut.NoKey(device.Id);
        if (device.JoinEui is not { } join) return LeftOut.NoJoinEui(device.Id);
        var network = device.Current(KeyPurpose.NwkKey); // only LoRaWAN 1.1 has one
        Line.Text("eui-" + eui.ToLowerInvariant()).Text(eui).Text(join).Text(device.Label).Text(settings.FrequencyPlan)
            .Text(network is null ? "MAC_V1_0_4" : "MAC_V1_1").Text(network is null ? "RP002_V1_0_3" : "RP001_V1_1_REV_B")
            .Key(app.Value).Key(network?.Value).End();
        return null;
    }

    protected override void End()
    {
    }
}
