namespace Kms.Web.Start;

/// <summary><c>--health</c>: asks the service on this machine whether it is ready, for images that have no other program to ask with.</summary>
internal static class HealthProbe
{
    private const string Switch = "--health";
    private const int DefaultPort = 5080;
    private const int NotReady = 1;

    public static bool IsAsked(string[] args) => args.Contains(Switch);

    public static async Task<int> RunAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://localhost:{FindPort()}/health/ready"));
            return answer.IsSuccessStatusCode ? 0 : NotReady;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return NotReady;
        }
    }

    private static int FindPort()
    {
        var url = Environment.GetEnvironmentVariable("ASPNETCORE_URLS")?.Split(';')[0].Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal);
        if (Uri.TryCreate(url, UriKind.Absolute, out var address)) return address.Port;
        return int.TryParse(Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS")?.Split(';')[0], out var port) ? port : DefaultPort;
    }
}
