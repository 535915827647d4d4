using System.Collections.Immutable;
using Kms.Devices;
using Kms.Exports;
using Kms.Imports;
using Kms.Keys;
using Kms.Tests.Imports;

namespace Kms.Tests.Exports;

/// <summary>Devices, and files made of them.</summary>
internal static class ExportFixture
{
    public static ReleasedKey Key(KeyPurpose purpose, string hex, int version = 1, KeyState state = KeyState.Active)
    {
        var bytes = Convert.FromHexString(hex);
        return new(purpose, version, KeyLengths.UsualFor(bytes.Length), state, ClearKey.FromBytes(bytes));
    }

    public static ExportDevice Mbus { get; } = new()
    {
        Id = DeviceId.Parse("KAM-00345678"),
        Manufacturer = "KAM",
        Serial = "00345678",
        Type = "MC603",
        Medium = "heat",
        MbusVersion = 27,
        MbusType = 4,
        Label = "Kælder; \"nord\"",
        Batch = "4711",
        Year = 2024,
        Aliases = [DeviceId.Parse("EUI-70B3D57ED0000001")],
        Keys = [Key(KeyPurpose.Dek, "28F64A24988064A079AA2C807D6102AE"), Key(KeyPurpose.Parse("gpk60"), "0123456789ABCDEF0123456789ABCDEE")],
    };

    public static ExportDevice LoRaWan { get; } = new()
    {
        Id = DeviceId.Parse("EUI-70B3D57ED0000002"),
        DevEui = "70B3D57ED0000002",
        JoinEui = "70B3D57ED0FFFFFF",
        Type = "flowIQ 2200",
        Label = "Roof",
        Keys = [Key(KeyPurpose.AppKey, "B6B53F4A168A7A88BDF7EA135CE9CFCA")],
    };

    public static async Task<(byte[] File, ExportSummary Summary, List<LeftOut> LeftOut)> WriteAsync(
        ExportFormat format, IEnumerable<ExportDevice> devices, ExportSettings? settings = null)
    {
        var file = new MemoryStream();
        var leftOut = new List<LeftOut>();
        await using var writer = KeyFileWriters.Create(format, file, settings);
        foreach (var device in devices)
            if (await writer.WriteAsync(device, CancellationToken.None) is { } problem) leftOut.Add(problem);
        var summary = await writer.FinishAsync(CancellationToken.None);
        return (file.ToArray(), summary, leftOut);
    }

    public static async Task<List<ImportRow>> BackAsync(ExportFormat format, params ExportDevice[] devices)
    {
        var (file, summary, _) = await WriteAsync(format, devices);
        return await ImportFile.RowsAsync(file, new KeyFileOptions { Password = summary.Password });
    }

    public static ImmutableArray<string> KeysOf(ImportRow row) => [.. row.Keys.Select(k => $"{k.Purpose}:{k.Version}:{k.Algorithm}:{k.State}:{Convert.ToHexString(k.Value.Reveal())}")];

    public static ImmutableArray<string> KeysOf(ExportDevice device) =>
        [.. device.Keys.Select(k => $"{k.Purpose}:{k.Version}:{k.Algorithm}:{k.State}:{Convert.ToHexString(k.Value.Reveal())}")];
}
