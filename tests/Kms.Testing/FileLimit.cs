using System.Diagnostics;
using System.Globalization;

namespace Kms.Testing;

/// <summary>
/// Makes the disk full for one process: the kernel refuses every write past a size (RLIMIT_FSIZE), needs no mount and no rights, and can be
/// taken back while the process runs.
/// </summary>
internal static class FileLimit
{
    public static async Task SetAsync(int process, long? bytes)
    {
        var command = Command(process, bytes);
        using var tool = Process.Start(command[0], command[1..]);
        await tool.WaitForExitAsync();
        if (tool.ExitCode != 0 && Directory.Exists($"/proc/{process}")) throw new InvalidOperationException("prlimit, from the package util-linux, cannot limit the process.");
    }

    public static string[] Command(int process, long? bytes) =>
    [
        "prlimit", "--pid", process.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited"}:",
    ];
}
