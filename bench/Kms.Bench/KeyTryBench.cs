using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Kms.Telegrams;
using Kms.Testing;

namespace Kms.Bench;

/// <summary>What one try of a key costs, against the bare AES calls.</summary>
internal static class KeyTryBench
{
    private const int Tries = 20_000;
    private const int Rounds = 10; // the best one counts: the others shared the machine

    // OMS mode 5 and mode 7, 32 bytes; link layer, 32 bytes with its CRC; LoRaWAN join request.
    private static readonly (string Mode, string Telegram)[] s_samples =
    [
        ("mode 5", "2E4493157856341233037A2A0020255923C95AAA26D1B2E7493B013EC4A6F6D3529B520EDFF0EA6DEFC99D6D69EBF3"),
        ("mode 7", "434493157856341233038C2075900F002C25B30A000021924D4F2FB66E017A75002007109058475F4BC91DF878B80A1B0F98B629024AAC727942BFC549233C0140829B93"),
        ("link layer", "2A442D2C998734761B168D2091D37CAC21E1D68CDAFFCD3DC452BD802913FF7B1706CA9E355D6C2701CC24"),
        ("join", "00DC0000D07ED5B3701E6FEDF57CEEAF0085CC587FE913"),
    ];

    /// <summary>One try of a wrong key, as nearly all are; the ratio is to one key schedule and one decryption of 32 bytes by the same library.</summary>
    public static IEnumerable<string> Run()
    {
        var bare = Time(key =>
        {
            Span<byte> block = stackalloc byte[32];
            Span<byte> vector = stackalloc byte[16];
            using var aes = Aes.Create();
            aes.SetKey(key);
            aes.DecryptCbc(block, vector, block, PaddingMode.None);
        });
        yield return Line("AES-128-CBC of 32 bytes, bare", bare, bare);
        foreach (var (mode, hex) in s_samples)
        {
            if (!TelegramReader.TryRead(Convert.FromHexString(hex), out var telegram, out _)) continue;
            yield return Line($"key check, {mode}", Time(key => KeyCheck.Try(telegram, key)), bare);
        }
        yield return Line("read a telegram from its line", Time(_ => TelegramLine.Read(s_samples[0].Telegram)), bare);
    }

    private static (double Microseconds, double Bytes) Time(Action<byte[]> work)
    {
        var (key, random, best) = (new byte[16], new XorShift(99), double.MaxValue);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < Tries; i++)
            {
                random.Fill(key);
                work(key);
            }
            best = Math.Min(best, watch.Elapsed.TotalMicroseconds / Tries);
        }
        return (best, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)(Rounds * Tries));
    }

    private static string Line(string what, (double Microseconds, double Bytes) time, (double Microseconds, double Bytes) bare) => string.Create(
        CultureInfo.InvariantCulture, $"| {what} | {time.Microseconds:N2} us | {time.Microseconds / bare.Microseconds:N2} x | {time.Bytes:N0} B |");
}
