using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Kms.Devices;
using Kms.Grants;
using Kms.Silo.Demo;
using Kms.Storage;
using Kms.Telegrams;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Bench;

/// <summary>
/// Whether time tells that an address has an account: the same act for known and unknown addresses, in turns and in random order, each
/// address once and after a restart, so that nothing is in memory. Welch's t test; |t| under 4.5 and medians within 5 ms pass.
/// </summary>
internal sealed class TimingBench(int samples)
{
    private const string Maker = "TIM";
    private const string Nobody = "NOB";
    private const int Iterations = 20_000;
    private const double LargestT = 4.5;
    private const double LargestMilliseconds = 5;

    private readonly List<string> _lines = [];
    private bool _failed;

    /// <summary>Prints a line per act; the exit code is 1 when one of them tells.</summary>
    public static async Task<int> RunAsync(int samples)
    {
        var bench = new TimingBench(samples);
        await using var data = await BenchDatabase.CreateAsync("sqlite");
        await using (var host = await StartAsync(data)) await bench.PrepareAsync(host);
        await using (var host = await StartAsync(data)) await bench.MeasureAsync(host);
        Console.WriteLine("| act | samples of each | known, median | unknown, median | t |\n|---|---:|---:|---:|---:|");
        foreach (var line in bench._lines) Console.WriteLine(line);
        return bench._failed ? 1 : 0;
    }

    // Cheaper hashes make the rest of the work, in which a difference could hide, easier to see.
    private static Task<BenchHost> StartAsync(BenchDatabase data) => BenchHost.StartAsync(
        data.Folder, data.ConnectionString, services => services.PostConfigure<AccountOptions>(accounts => accounts.PasswordIterations = Iterations));

    private async Task PrepareAsync(BenchHost host)
    {
        await host.InsertAsync(BenchHost.Ids(Maker, 2 * samples));
        foreach (var act in (string[])["sign-in", "reset", "registration", "grant"])
            for (var i = 0; i < samples; i++) await host.Demo.OpenAsync(new DemoAccount(Address(act, "known", i), "Timed", ""));
    }

    private async Task MeasureAsync(BenchHost host)
    {
        var door = host.Demo.Grains.GetGrain<IAccountsGrain>("door");
        await MeasureAsync("sign-in", (email, i) => FailAsync(door.SignInAsync(new(email, "not the password 1", null, From(i), null, true))));
        await MeasureAsync("reset", (email, i) => door.RequestResetAsync(EmailAddress.Parse(email), From(i)));
        await MeasureAsync("registration", (email, i) => door.RegisterAsync(EmailAddress.Parse(email), "en", From(i)));
        var devices = BenchHost.Ids(Maker, 2 * samples).ToArray();
        var nobodys = BenchHost.Ids(Nobody, 2 * samples).ToArray();
        // Somebody else's device against one that nobody has, by an account that sees neither.
        var stranger = new DemoAccount(Address("sign-in", "known", 0), "Timed", "");
        await MeasureAsync("check", async (email, i) => await CheckAsync(host, stranger, (email.Contains("unknown", StringComparison.Ordinal) ? nobodys : devices)[i]));
        await MeasureAsync("grant", async (email, i) => await host.Demo.Grains.GetGrain<IDeviceGrain>(devices[i].Value).GrantAsync(
            await host.TicketAsync(), new GrantOrder(Grantee.Of(EmailAddress.Parse(email)), null, null)));
    }

    private static async Task CheckAsync(BenchHost host, DemoAccount stranger, DeviceId device)
    {
        var occasion = host.Get<Occasions>().Begin(await host.Demo.ActAsync(stranger), Scopes.Read);
        var run = await host.Get<TelegramDesk>().CheckAsync([BenchMeter.Send(device, new byte[16])], null, occasion);
        await host.Get<IEffectStore>().CommitAsync(CheckFacts.Of(run, occasion));
    }

    private async Task MeasureAsync(string act, Func<string, int, Task> work)
    {
        for (var i = 0; i < 20; i++) await work(Address(act, "warm", i), i); // compiles
        var times = (Known: new double[samples - 20], Unknown: new double[samples - 20]);
        for (var i = 20; i < samples; i++)
        {
            var knownFirst = RandomNumberGenerator.GetInt32(2) == 0;
            for (var turn = 0; turn < 2; turn++)
            {
                var known = (turn == 0) == knownFirst;
                (known ? times.Known : times.Unknown)[i - 20] = await TimeAsync(() => work(Address(act, known ? "known" : "unknown", i), (2 * i) + turn));
            }
        }
        Report(act, times.Known, times.Unknown);
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
    }

    private void Report(string act, double[] known, double[] unknown)
    {
        var (t, a, b) = (Welch(known, unknown), Median(known), Median(unknown));
        _failed |= Math.Abs(t) >= LargestT || Math.Abs(a - b) >= LargestMilliseconds;
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {act} | {known.Length:N0} | {a:N3} ms | {b:N3} ms | {t:N2} |"));
    }

    private static double Welch(double[] x, double[] y) => (x.Average() - y.Average()) / Math.Sqrt((Variance(x) / x.Length) + (Variance(y) / y.Length));

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static async Task FailAsync(Task<SignedIn> act)
    {
        try
        {
            await act;
        }
        catch (RefusedException)
        {
            // Both kinds are refused; that is what is measured.
        }
    }

    private static string Address(string act, string kind, int i) => string.Create(CultureInfo.InvariantCulture, $"{act}-{kind}-{i}@timing.example");

    // Nobody's limit of attempts is reached.
    private static string From(int i) => string.Create(CultureInfo.InvariantCulture, $"10.{i >> 16 & 255}.{i >> 8 & 255}.{i & 255}");
}
