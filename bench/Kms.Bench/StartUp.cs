using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Kms.Bench;

/// <summary>From the start of the process to the first page, cold (fills the demo) and warm.</summary>
internal static class StartUp
{
    public static async Task MeasureAsync(string folder)
    {
        Console.WriteLine($"| first start of the demo, to the first page | {await StartAsync(folder):F1} s |");
        Console.WriteLine($"| warm start of the demo, to the first page | {await StartAsync(folder):F1} s |");
    }

    private static async Task<double> StartAsync(string folder)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Kms.Web.dll"), "--demo", "--urls", address.ToString()])
        {
            RedirectStandardOutput = true,
        };
        (start.Environment["Kms__Data"], start.Environment["Kms__PublicUrl"]) = (Path.Combine(folder, "demo"), address.ToString());
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await FirstPageAsync(address);
        var seconds = watch.Elapsed.TotalSeconds;
        process.Kill();
        await process.WaitForExitAsync();
        return seconds;
    }

    public static async Task FirstPageAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await look.WaitForNextTickAsync())
        {
            try
            {
                using var page = await client.GetAsync("/sign-in");
                if (page.StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
