using Kms.Imports;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>Our own csv: all fields, one row per key, so that it can be read back without loss.</summary>
internal sealed class CsvWriter(Stream file) : BufferedWriter(file)
{
    private static readonly string[] Header =
    [
        "device", "manufacturer", "serial", "dev_eui", "join_eui", "aliases", "type", "medium", "mbus_version", "mbus_type",
        "label", "batch", "year", "purpose", "key_version", "algorithm", "key_state", "key",
    ];

    private CsvLine? line;

    private CsvLine Line => line ??= new CsvLine(Output, ',');

    protected override void Begin()
    {
        foreach (var name in Header) Line.Text(name);
        Line.End();
    }

    protected override LeftOut? Write(ExportDevice device)
    {
        if (device.Keys.IsEmpty) WriteRow(device, null);
        foreach (var key in device.Keys) WriteRow(device, key);
        return null;
    }

    protected override void End()
    {
    }

    private void WriteRow(ExportDevice device, ReleasedKey? key)
    {
        Line.Text(device.Id.Value).Text(device.Manufacturer ?? (device.Id.IsEui ? null : device.Id.Prefix))
            .Text(device.Serial ?? (device.Id.IsEui ? null : device.Id.Number)).Text(device.OwnEui()).Text(device.JoinEui)
            .Text(string.Join(' ', device.Aliases.Select(a => a.Value))).Text(device.Type).Text(device.Medium)
            .Number(device.MbusVersion).Number(device.MbusType).Text(device.Label).Text(device.Batch).Number(device.Year);
        Line.Text(key?.Purpose.Name).Number(key?.Version).Text(key is null ? null : AlgorithmNames.Of(key.Algorithm))
            .Text(key is null ? null : KeyStateNames.Of(key.State)).Key(key?.Value);
        Line.End();
    }
}
