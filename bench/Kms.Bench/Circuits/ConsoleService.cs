using System.Diagnostics;
using Kms.Silo.Demo;
using Kms.Users;

namespace Kms.Bench.Circuits;

/// <summary>The real service as a process of its own, on a database that was filled before it started.</summary>
internal sealed class ConsoleService : IAsyncDisposable
{
    private const string Maker = "BEN";
    private readonly Process _process;

    private ConsoleService(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Of the service so far, on all processors.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static string EmailOf(int person) => $"person{person}@bench.example";

    /// <summary>One organisation owns all devices; each person manages its keys.</summary>
    public static async Task FillAsync(BenchDatabase data, int devices, int people)
    {
        await using var host = await BenchHost.StartAsync(data.Folder, data.ConnectionString);
        await host.InsertAsync(BenchHost.Ids(Maker, devices));
        for (var at = 0; at < people; at++)
        {
            var account = new DemoAccount(EmailOf(at), $"Person {at}", "looks at lists");
            await host.Demo.OpenAsync(account);
            // Without the administrator's confirmation, which an operator would need.
            await host.Demo.Grains.GetGrain<IUserAccount>(DemoSession.IdOf(account.Address)).SetRolesAsync(host.Organisation, Roles.KeyManager, null);
        }
    }

    public static async Task<ConsoleService> StartAsync(BenchDatabase data)
    {
        var address = new Uri($"http://127.0.0.1:{StartUp.FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Kms.Web.dll"), "--urls", address.ToString()]) { RedirectStandardOutput = true };
        (string Name, string? Value)[] settings =
        [
            ("Kms__Data", data.Folder), ("Kms__PublicUrl", address.ToString()), ("Kms__Database", data.ConnectionString is null ? "sqlite" : "postgres"),
            ("ConnectionStrings__Kms", data.ConnectionString), ("Kms__Rates__Door", "100000"), ("Kms__Rates__Address", "100000"), ("Kms__Rates__Account", "100000"),
            .. Edition.Settings.Select(setting => (setting.Name.Replace(":", "__", StringComparison.Ordinal), setting.Value)),
        ];
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start)!; // dotnet is there: it runs this
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await StartUp.FirstPageAsync(address);
        return new ConsoleService(process, address);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
