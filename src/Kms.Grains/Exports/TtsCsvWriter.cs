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
        if (TtsNames.WhyNot(device) is { } problem) return problem;
        var (eui, app, network) = (device.Eui()!, device.Current(KeyPurpose.AppKey)!, device.Current(KeyPurpose.NwkKey)); // or it was left out
        Line.Text(TtsNames.IdOf(eui)).Text(eui).Text(device.JoinEui).Text(device.Label).Text(settings.FrequencyPlan)
            .Text(TtsNames.Mac(network)).Text(TtsNames.Physical(network)).Key(app.Value).Key(network?.Value).End();
        return null;
    }

    protected override void End()
    {
    }
}
