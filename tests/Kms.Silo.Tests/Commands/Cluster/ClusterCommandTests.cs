using System.Diagnostics;
using System.Globalization;
using Kms.Silo.Hosting;
using Kms.Testing;

namespace Kms.Silo.Tests.Commands;

/// <summary>In processes of their own, as containers run them.</summary>
public sealed class ClusterCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_root_key_is_made_once()
    {
        var setting = ("Kms__Keys__RootKeyFile", _folder.File("root.key"));

        var made = await RunAsync("root-key", setting);
        var key = await File.ReadAllTextAsync(setting.Item2);
        var kept = await RunAsync("root-key", setting);

        Assert.Equal((0, 0), (made.Code, kept.Code));
        Assert.StartsWith("Made root key", made.Output, StringComparison.Ordinal);
        Assert.Contains("is there already", kept.Output, StringComparison.Ordinal);
        Assert.Equal(key, await File.ReadAllTextAsync(setting.Item2));
    }

    [Fact]
    public async Task A_silo_that_does_not_answer_is_not_healthy() =>
        Assert.Equal(1, (await RunAsync("health", ("Kms__Cluster__HealthPort", TestPort.Find().ToString(CultureInfo.InvariantCulture)))).Code);

    [Fact]
    public async Task Who_asks_for_health_without_a_port_is_told_the_setting()
    {
        var (code, output) = await RunAsync("health", ("Kms__Cluster__HealthPort", "0"));

        Assert.Equal(1, code);
        Assert.StartsWith("Kms:Cluster:HealthPort", output, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> RunAsync(string command, (string Name, string Value) setting)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Kms.Silo.dll"), command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
        };
        start.Environment[setting.Name] = setting.Value;
        using var process = Process.Start(start)!; // Null comes only for documents.
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
