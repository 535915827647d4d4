using System.Diagnostics;
using System.Text;

namespace Kms.Tests.Exports;

/// <summary>Programs that people open archives with.</summary>
internal static class Unpacker
{
    private static readonly string SevenZip = File.Exists("/usr/bin/7zz") ? "7zz" : "7z";

    /// <summary>What 7-Zip finds in the archive; null when it refuses.</summary>
    public static Task<string?> SevenZipAsync(string archive, string passphrase) => RunAsync(SevenZip, "x", "-so", $"-p{passphrase}", archive);

    /// <summary>The same by libarchive, which macOS and many Linux desktops open archives with.</summary>
    public static Task<string?> LibarchiveAsync(string archive, string passphrase) => RunAsync("bsdtar", "-xOf", archive, "--passphrase", passphrase);

    /// <summary>What 7-Zip tells of the archive without its passphrase.</summary>
    public static Task<string?> ListAsync(string archive) => RunAsync(SevenZip, "l", "-slt", archive);

    private static async Task<string?> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!; // a program that is there starts
        process.StandardInput.Close();
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        await complained;
        return process.ExitCode == 0 ? await said : null;
    }
}
