using System.Diagnostics;
using System.Text;
using Kms.Imports;
using Kms.Testing;

namespace Kms.Tests.Imports;

/// <summary>
/// Broken files by the hundred thousand, the same in every run. KMS_FUZZ multiplies the number for nightly runs.
/// Passes when nothing but the typed refusal is ever thrown, in bounded time, and every row can be shown without showing a key.
/// </summary>
public sealed class FuzzTests
{
    private static readonly byte[][] Seeds =
    [
        Encoding.UTF8.GetBytes("manufacturer;serial;key;label\r\nKAM;12345678;28F64A24988064A079AA2C807D6102AE;\"Cellar; \"\"north\"\"\"\r\nELS;00000001;;x\r\n"),
        Encoding.UTF8.GetBytes("KAM,12345678,28 F6 4A 24 98 80 64 A0 79 AA 2C 80 7D 61 02 AE\n87654321\t0x28F64A24988064A0\n"),
        Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("Zählernummer;Schlüssel\r\n12345678;28F64A24988064A079AA2C807D6102AE")).ToArray(),
        Encoding.UTF8.GetBytes("device,purpose,key_version,algorithm,key_state,key,aliases\nKAM-12345678,dek,1,aes-128,active,28F64A24988064A079AA2C807D6102AE,EUI-70B3D57ED0000001\n"),
        Encoding.UTF8.GetBytes("{\"ids\":{\"dev_eui\":\"70B3D57ED0000001\"},\"root_keys\":{\"app_key\":{\"key\":\"28F64A24988064A079AA2C807D6102AE\"}}}\n[{\"device\":\"KAM-12345678\",\"keys\":[{\"value\":\"00\"}]}]"),
        Encoding.UTF8.GetBytes("LW:D0:70B3D57ED0FFFFFF:70B3D57ED0000001:AABB1122:OTOKEN:SSERIAL\nURN:DEV:LW:70B3D57ED0FFFFFF_70B3D57ED0000001_AABB1122_V01\n"),
        Encoding.UTF8.GetBytes($"<MetersInOrder orderid=\"1\">{KemFile.Meter}{KemFile.Meter}</MetersInOrder>"),
        KemFile.Encrypted($"<MetersInOrder>{KemFile.Meter}</MetersInOrder>"),
        Encoding.UTF8.GetBytes(PskcFile.Plain(PskcFile.Package("12345678", PskcFile.PlainValue("28F64A24988064A079AA2C807D6102AE")))),
        KemFile.Zip(("a.kem", KemFile.Encrypted($"<MetersInOrder>{KemFile.Meter}</MetersInOrder>"))),
    ];

    private static readonly byte[][] Bits =
        [.. new[] { ";", ",", "\t", "\"", "\r", "\n", "\0", "\uFEFF", "'", "=", "0x", "{", "}", "[", "<", ">", "&", "<!DOCTYPE", "PK\x05\x06", "\u00A0", "é", "/", "#" }.Select(Encoding.UTF8.GetBytes), [0xFF, 0xFE], [0xC3], [0xE9]];

    [Fact]
    public async Task No_broken_key_file_breaks_a_reader()
    {
        var random = new XorShift(2026);
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < 100_000 * Fuzz.Scale; i++)
        {
            var file = Broken(random.Pick(Seeds), random);
            var watch = Stopwatch.StartNew();
            await ReadAsync(file, random);
            if (watch.Elapsed > slowest) slowest = watch.Elapsed;
        }

        Assert.InRange(slowest.TotalSeconds, 0, 2); // a pause of the machine is no fault; a loop is
    }

    [Fact]
    public async Task No_broken_serial_list_breaks_the_reader()
    {
        var random = new XorShift(2027);
        var seed = Encoding.UTF8.GetBytes("manufacturer;serial;label\nKAM;12345678;\"a;b\"\n;00000001;x\n12345678;12345699\n6KAM4200345678\n70B3D57ED0000001\n");
        for (var i = 0; i < 200_000 * Fuzz.Scale; i++)
        {
            try
            {
                await foreach (var token in new SerialListReader(new() { MostSerials = 1000 }).ReadAsync(new MemoryStream(Broken(seed, random)), CancellationToken.None))
                    Assert.True(token.Line > 0 && token.Column > 0 && (token.Serial is null) == (token.Fault == SerialFault.Malformed));
            }
            catch (UnreadableFileException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }
    }

    private static async Task ReadAsync(byte[] file, XorShift random)
    {
        var options = new KeyFileOptions { Password = KemFile.Password, LongestRow = 256, Format = random.Below(4) == 0 ? (KeyFileFormat)random.Below(5) : null };
        try
        {
            var reader = await KeyFileReader.OpenAsync(new MemoryStream(file), options, CancellationToken.None);
            await foreach (var row in reader.ReadAsync(CancellationToken.None))
                using (row) AssertSound(row);
        }
        catch (UnreadableFileException e)
        {
            Assert.DoesNotContain("28F64A24", e.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static void AssertSound(ImportRow row)
    {
        Assert.True(row.Line > 0);
        Assert.True(!row.IsGood || row.Device.Id is not null);
        Assert.All(row.Keys, k => Assert.True(k.Value.Length is 8 or 16 or 24 or 32));
        Assert.All(row.Problems, p => Assert.DoesNotContain("988064A0", $"{p.Column}{p.Value}{p.Sentence}", StringComparison.OrdinalIgnoreCase));
    }

    private static byte[] Broken(byte[] seed, XorShift random)
    {
        var bytes = new List<byte>(seed);
        for (var n = 1 + random.Below(6); n > 0 && bytes.Count > 0; n--) Break(bytes, random);
        return [.. bytes];
    }

    private static void Break(List<byte> bytes, XorShift random)
    {
        var at = random.Below(bytes.Count);
        switch (random.Below(7))
        {
            case 0: bytes[at] = (byte)random.Below(256); break;
            case 1: bytes[at] ^= (byte)(1 << random.Below(8)); break;
            case 2: bytes.InsertRange(at, random.Pick(Bits)); break;
            case 3: bytes.RemoveRange(at, Math.Min(random.Below(20), bytes.Count - at)); break;
            case 4: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Below(60), bytes.Count - at))); break;
            case 5: bytes.RemoveRange(at, bytes.Count - at); break;
            default: bytes.InsertRange(at, Enumerable.Repeat(bytes[at], random.Below(600))); break;
        }
    }
}
