using Kms.Devices;
using Kms.Imports;
using Kms.Testing;

namespace Kms.Tests.Imports;

/// <summary>Half a million broken codes, as a scanner may read them: nothing throws, and what is understood is a device.</summary>
public sealed class Tr005FuzzTests
{
    private static readonly string[] s_qr =
    [
        "LW:D0:70B3D57ED0FFFFFF:70B3D57ED0000001:AABB1122:OTOKEN:SSERIAL:PKEY", "URN:LW:DP:70B3D57ED0FFFFFF:70B3D57ED0000001:AABB1122%VTOKEN",
        "URN:DEV:LW:70B3D57ED0FFFFFF_70B3D57ED0000001_AABB1122_V01",
    ];

    private static readonly string[] s_labels = ["12345678/42/24", "42/24", "12345678/42/2024", "KAM-12345678", "EUI-70B3D57ED0000001"];

    [Fact]
    public void No_broken_QR_text_breaks_the_reader()
    {
        var random = new XorShift(2029);
        for (var i = 0; i < 500_000 * Math.Max(1, Fuzz.Scale / 5); i++)
        {
            if (Tr005.TryParse(Fuzz.Break(random.Pick(s_qr), random)) is not { } code) continue;
            Assert.True(DeviceId.TryParse($"EUI-{code.DevEui}", out _));
            Assert.DoesNotContain("TOKEN", code.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_broken_label_or_id_breaks_the_reader()
    {
        var random = new XorShift(2030);
        for (var i = 0; i < 500_000 * Math.Max(1, Fuzz.Scale / 5); i++)
        {
            var text = Fuzz.Break(random.Pick(s_labels), random);
            if (LabelCode.TryParse(text, out var code)) Assert.Matches("^[0-9]{2}/[0-9]{2}$", code.ClaimCode);
            if (DeviceId.TryParse(text, out var id)) Assert.All(id.Value, c => Assert.True(char.IsAsciiLetterOrDigit(c) || c == '-'));
        }
    }
}
