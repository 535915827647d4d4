using Kms.Devices;
using Kms.Exports;
using Kms.Keys;

namespace Kms.Tests.Exports;

/// <summary>What is told before a file is written is what its writer does.</summary>
public sealed class FormatFitTests
{
    private static readonly ExportDevice[] s_devices =
    [
        ExportFixture.Mbus,
        ExportFixture.Mbus with { Aliases = [] },
        ExportFixture.Mbus with { Id = DeviceId.Parse("KAM-123456789") },
        ExportFixture.Mbus with { Keys = [] },
        ExportFixture.Mbus with { Keys = [ExportFixture.Key(KeyPurpose.Dek, new string('A', 64))] },
        ExportFixture.Mbus with
        {
            Keys =
            [
                ExportFixture.Key(KeyPurpose.Dek, new string('A', 64), 2, KeyState.Deactivated),
                ExportFixture.Key(KeyPurpose.Dek, new string('B', 32), 1, KeyState.Active),
            ],
        },
        ExportFixture.Mbus with { DevEui = "70B3D57ED0000003", Aliases = [] },
        ExportFixture.LoRaWan,
        ExportFixture.LoRaWan with { JoinEui = null },
        ExportFixture.LoRaWan with { Keys = [ExportFixture.Key(KeyPurpose.Dek, new string('C', 32))] },
    ];

    [Fact]
    public async Task Each_device_is_left_out_by_the_writer_for_the_reason_that_was_told_before()
    {
        foreach (var format in Enum.GetValues<ExportFormat>())
        {
            foreach (var device in s_devices)
            {
                var (_, _, leftOut) = await ExportFixture.WriteAsync(format, [device]);

                Assert.Equal((format, device.Id, leftOut.SingleOrDefault()?.Code), (format, device.Id, StateOf(device).WhyNot(format)));
            }
        }
    }

    private static DeviceState StateOf(ExportDevice device) => new()
    {
        Id = device.Id, Manufacturer = device.Id.Prefix, DevEui = device.DevEui, JoinEui = device.JoinEui,
        Aliases = [.. device.Aliases.Select(alias => alias.Value)],
        Keys = [.. device.Keys.Select(key => new StoredKey(
            key.Purpose, key.Version, key.Algorithm, key.State, new WrappedKey(1, [1]), [], KeyFinding.None, DateTimeOffset.UnixEpoch))],
    };
}
