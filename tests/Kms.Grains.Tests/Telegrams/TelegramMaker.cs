using System.Buffers.Binary;
using System.Security.Cryptography;
using Kms.Telegrams;

namespace Kms.Tests.Telegrams;

/// <summary>What a meter does: builds and encrypts telegrams, written from the standard's side and not from the reader's.</summary>
internal static class TelegramMaker
{
    public static byte[] Records { get; } = Convert.FromHexString("0C1427048502046D32371F1502FD170000");

    public static byte[] LongRecords { get; } = Convert.FromHexString("0C1427048502046D32371F1502FD1700004C1400000000426CFF2C02FDFD0212340259A4080265D407");

    /// <summary>Link layer, then what is given.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> address, params byte[][] parts)
    {
        var rest = parts.SelectMany(p => p).ToArray();
        byte[] frame = [0, 0x44, .. address, .. rest];
        frame[0] = (byte)(frame.Length - 1);
        return frame;
    }

    public static byte[] Mode5(ReadOnlySpan<byte> address, byte[] key, byte access, byte[] records, ReadOnlySpan<byte> meter = default)
    {
        var plain = Fill([0x2F, 0x2F, .. records]);
        byte[] iv = [.. meter.IsEmpty ? address : meter, access, access, access, access, access, access, access, access];
        using var aes = Aes.Create();
        aes.Key = key;
        return Frame(address, Header(meter), [access, 0, (byte)(plain.Length / 16 << 4), 0x05], aes.EncryptCbc(plain, iv, PaddingMode.None));
    }

    public static byte[] Mode7(ReadOnlySpan<byte> address, byte[] key, uint counter, byte[] records, byte control = 0x25, int codeLength = 8)
    {
        var plain = Fill([0x2F, 0x2F, .. records]);
        var mcr = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(mcr, counter);
        using var encrypting = Derived(key, 0x00, mcr, address[2..6]);
        using var authenticating = Derived(key, 0x01, mcr, address[2..6]);
        byte[] transport = [0x7A, 0x75, 0, (byte)(plain.Length / 16 << 4), 0x07, 0x10, .. encrypting.EncryptCbc(plain, new byte[16], PaddingMode.None)];
        var code = new byte[16];
        AesCmac.Compute(authenticating, [control, .. mcr, .. transport], code);
        byte[] layer = [0x90, (byte)(7 + codeLength), 0x00, 0x2C, control, .. mcr, .. code.AsSpan(0, codeLength)];
        return Frame(address, layer, transport);
    }

    public static byte[] LinkLayer(ReadOnlySpan<byte> address, byte[] key, uint session, byte[] records, byte control = 0x78)
    {
        byte[] clear = [control, .. records];
        var crc = Crc16.Compute(clear);
        byte[] plain = [(byte)(crc & 0xFF), (byte)(crc >> 8), .. clear];
        var sn = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(sn, (session & 0x1FFFFFFF) | 0x20000000);
        using var aes = Aes.Create();
        aes.Key = key;
        for (var at = 0; at < plain.Length; at += 16)
        {
            byte[] counter = [.. address, 0x20, .. sn, 0, 0, (byte)(at / 16)];
            var stream = aes.EncryptEcb(counter, PaddingMode.None);
            for (var i = at; i < Math.Min(at + 16, plain.Length); i++) plain[i] ^= stream[i - at];
        }
        return Frame(address, [0x8D, 0x20, 0x91, .. sn], plain);
    }

    public static byte[] Join(byte[] key, ReadOnlySpan<byte> random18)
    {
        byte[] message = [0, .. random18];
        using var aes = Aes.Create();
        aes.Key = key;
        var code = new byte[16];
        AesCmac.Compute(aes, message, code);
        return [.. message, .. code.AsSpan(0, 4)];
    }

    public static byte[] WithFormatA(byte[] frame)
    {
        var all = new List<byte>();
        for (var (at, size) = (0, 10); at < frame.Length; at += size, size = 16) all.AddRange(WithCrc(frame.Skip(at).Take(at == 0 ? 10 : 16)));
        return [.. all];
    }

    public static byte[] WithFormatB(byte[] frame)
    {
        byte[] longer = [.. frame];
        longer[0] = (byte)(frame[0] + (frame.Length > 126 ? 4 : 2));
        return [.. longer.Chunk(126).SelectMany(WithCrc)];
    }

    private static IEnumerable<byte> WithCrc(IEnumerable<byte> block)
    {
        var bytes = block.ToArray();
        var crc = Crc16.Compute(bytes);
        return bytes.Append((byte)(crc >> 8)).Append((byte)(crc & 0xFF));
    }

    private static byte[] Header(ReadOnlySpan<byte> meter) => meter.IsEmpty ? [0x7A] : [0x72, .. meter[2..6], .. meter[..2], .. meter[6..8]];

    private static byte[] Fill(byte[] plain) => [.. plain, .. Enumerable.Repeat((byte)0x2F, (16 - (plain.Length % 16)) % 16)];

    private static Aes Derived(byte[] key, byte constant, byte[] counter, ReadOnlySpan<byte> number)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        var derived = new byte[16];
        AesCmac.Compute(aes, [constant, .. counter, .. number, 7, 7, 7, 7, 7, 7, 7], derived);
        var result = Aes.Create();
        result.Key = derived;
        return result;
    }
}
