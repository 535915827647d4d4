using System.Diagnostics;
using Kms.Exports;
using Kms.Testing;

namespace Kms.Tests.Exports;

/// <summary>The OATH Toolkit reads our containers, by the schema of the standard.</summary>
public sealed class PskcToolTests
{
    [Fact]
    public async Task Another_program_finds_every_key_in_the_container()
    {
        using var folder = new TempFolder();
        var path = folder.File("keys.pskcxml");
        var (file, _, _) = await ExportFixture.WriteAsync(ExportFormat.Pskc, [ExportFixture.Mbus, ExportFixture.LoRaWan]);
        await File.WriteAllBytesAsync(path, file);

        var said = await RunAsync("--info", path);

        Assert.Equal("OK", await RunAsync("--validate", path));
        Assert.All(["00345678", "70B3D57ED0000002", .. ExportFixture.Mbus.Keys.Concat(ExportFixture.LoRaWan.Keys).Select(key => Convert.ToBase64String(key.Value.Reveal()))],
            expected => Assert.Contains(expected, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_refuses_what_is_no_container()
    {
        using var folder = new TempFolder();
        var path = folder.File("keys.pskcxml");
        await File.WriteAllTextAsync(path, "<KeyContainer xmlns=\"urn:ietf:params:xml:ns:keyprov:pskc\"><KeyPackage><Nothing/></KeyPackage></KeyContainer>");

        Assert.StartsWith("FAIL", await RunAsync("--validate", path), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string mode, string path)
    {
        var start = new ProcessStartInfo("pskctool", [mode, path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!; // a program that is there starts
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (await said + await complained).Trim();
    }
}
