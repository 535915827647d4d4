using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Kms.Certificates;
using Kms.Listing;
using Kms.Storage;
using Kms.Users;

namespace Kms.Bench;

/// <summary>The public directory with many certificates: what is there, what is hidden and what is unknown, through the grain.</summary>
internal sealed class DirectoryBench(BenchHost host, string database, int count)
{
    private const int InsertAtOnce = 2_000;
    private const int Samples = 5_000;
    private const int CertificateBytes = 1_300; // as large as ours are
    private const int HiddenEvery = 10;

    private readonly DateTimeOffset _until = TimeProvider.System.GetUtcNow().AddDays(700);
    private int _asked;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var store = host.Get<IEffectStore>();
        foreach (var chunk in Enumerable.Range(0, count).Chunk(InsertAtOnce)) await store.CommitAsync(Effects.None.With([.. chunk.SelectMany(Entries)]));
        var rows = new List<string>();
        foreach (var (what, ask) in Questions())
        {
            for (var i = 0; i < Samples / 10; i++) await ask(Pick()); // compiles, and reads what others keep in memory too
            rows.Add(await TimeAsync(what, ask));
        }
        return rows;
    }

    private IEnumerable<(string What, Func<int, Task<bool>> Ask)> Questions()
    {
        yield return ("by address, published", async number => await FindAsync(Mail(Published(number))) == 1);
        yield return ("by address, hidden", async number => await FindAsync(Mail(number / HiddenEvery * HiddenEvery)) == 0);
        yield return ("by address, unknown", async number => await FindAsync($"nobody{number}@bench.example") == 0);
        yield return ("by hash, published", async number => await Directory.FindByHashAsync(CertificateHashKind.Certificate, [.. Hash(Published(number))], From()) is not null);
    }

    private async Task<string> TimeAsync(string what, Func<int, Task<bool>> ask)
    {
        var times = new double[Samples];
        for (var i = 0; i < Samples; i++)
        {
            var number = Pick();
            var watch = Stopwatch.GetTimestamp();
            if (!await ask(number)) throw new InvalidOperationException($"{what}: another answer was due.");
            times[i] = Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
        }
        Array.Sort(times);
        return string.Create(CultureInfo.InvariantCulture,
            $"| {what}, {count:N0} certificates | {database} | {times[Samples / 2]:N3} ms | {times[Samples * 95 / 100]:N3} ms | {times[Samples * 99 / 100]:N3} ms |");
    }

    private ICertificateDirectoryGrain Directory => host.Demo.Grains.GetGrain<ICertificateDirectoryGrain>("bench");

    private async Task<int> FindAsync(string email) => (await Directory.FindByMailAsync(EmailAddress.Parse(email), From())).Length;

    private int Pick() => RandomNumberGenerator.GetInt32(count);

    private static int Published(int number) => number % HiddenEvery == 0 ? number + 1 : number;

    private IEnumerable<ListEntry> Entries(int number)
    {
        var (email, serial, isPublic) = (Mail(number), number.ToString("x34", CultureInfo.InvariantCulture), number % HiddenEvery != 0);
        var listed = new ListedCertificate(serial, $"Person {number}", "Works", isPublic, _until, [.. RandomNumberGenerator.GetBytes(CertificateBytes)]);
        yield return new(ListKinds.CertificateMail, HolderEntries.ByMail(email, serial), host.Organisation, null, "valid", email, _until, 1, StoredJson.Write(listed));
        if (!isPublic) yield break;
        yield return new(ListKinds.CertificatePublic, HolderEntries.ByMail(email, serial), null, null, null, null, _until, 1, "{}");
        yield return new(
            ListKinds.CertificateHash, CertificateHashes.Id(CertificateHashKind.Certificate, Hash(number)), null, null, null, null, _until, 1,
            StoredJson.Write(new HashedCertificate(email, serial)));
    }

    private static byte[] Hash(int number) => CertificateHashes.Hash(BitConverter.GetBytes(number));

    private static string Mail(int number) => string.Create(CultureInfo.InvariantCulture, $"person{number}@bench.example");

    // Nobody's limit of questions is reached.
    private string From() => (_asked++ / 100).ToString(CultureInfo.InvariantCulture);
}
