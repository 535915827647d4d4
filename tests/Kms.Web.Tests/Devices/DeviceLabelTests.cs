using Kms.Devices;
using Kms.Keys;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;

namespace Kms.Web.Tests.Devices;

public sealed class DeviceLabelTests
{
    private const string Address = "https://keys.example";
    private const string Code = "ABCDEFGHJKLMNPQRSTUVWXYZ23";

    [Fact]
    public void A_meters_label_leads_to_the_service() => Assert.Equal(
        ("https://keys.example/c/KAM-12345678", $"https://keys.example/c/KAM-12345678/{Code}"),
        (DeviceLabel.Of(Device("KAM-12345678"), Address, null), DeviceLabel.Of(Device("KAM-12345678"), Address, Code)));

    [Fact]
    public void A_lorawan_label_is_what_the_alliance_describes()
    {
        var device = Device("EUI-70B3D57ED0000001") with { Serial = "ab12", DevEui = "70B3D57ED0000001", JoinEui = "0000000000000002" };

        Assert.Equal($"LW:D0:0000000000000002:70B3D57ED0000001:00000000:O{Code}:SAB12", DeviceLabel.Of(device, Address, Code));
        Assert.Equal("LW:D0:0000000000000002:70B3D57ED0000001:00000000", DeviceLabel.Of(device with { Serial = "a b" }, Address, null));
        Assert.Equal("https://keys.example/c/EUI-70B3D57ED0000001", DeviceLabel.Of(device with { JoinEui = null }, Address, null));
    }

    [Fact]
    public void The_path_of_a_code_draws_its_three_corners_within_a_quiet_zone()
    {
        var path = QrPath.Of("https://keys.example/c/KAM-12345678", out var size);

        Assert.Equal(0, (size - 8 - 17) % 4);
        Assert.StartsWith("M4 4h7v1h-7z", path, StringComparison.Ordinal);
        Assert.Contains($"M{size - 11} 4h7v1h-7z", path, StringComparison.Ordinal);
        Assert.Contains($"M4 {size - 11}h7v1h-7z", path, StringComparison.Ordinal);
        Assert.DoesNotContain("M3 ", path, StringComparison.Ordinal);
    }

    private static DeviceView Device(string id) => new(
        DeviceId.Parse(id), "KAM", null, null, null, null, null, null, null, null, null, null, new ClaimView(ClaimState.Claimed, null, null, null, null), [],
        KeyFinding.None, [], DateTimeOffset.UnixEpoch, DeviceAbilities.None);
}
