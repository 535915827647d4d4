using System.Security.Cryptography;
using Kms.Devices;
using Kms.Telegrams;

namespace Kms.Bench;

/// <summary>What a meter of the bench sends: OMS mode 5, two blocks.</summary>
internal static class BenchMeter
{
    public static string Send(DeviceId device, ReadOnlySpan<byte> key)
    {
        Span<byte> vector = stackalloc byte[16];
        var letters = device.Prefix;
        var number = Convert.ToUInt32(device.Number, 16);
        new TelegramAddress((ushort)(((letters[0] - 64) << 10) | ((letters[1] - 64) << 5) | (letters[2] - 64)), number, 1, 7).Write(vector);
        var address = vector[..8].ToArray();
        vector[8..].Fill(42);
        using var aes = Aes.Create();
        aes.SetKey(key);
        var cipher = aes.EncryptCbc(Convert.FromHexString("2F2F0C1427048502046D32371F1502FD1700002F2F2F2F2F2F2F2F2F2F2F2F2F"), vector, PaddingMode.None);
        return Convert.ToHexString([0x2E, 0x44, .. address, 0x7A, 42, 0, 0x20, 0x05, .. cipher]);
    }
}
