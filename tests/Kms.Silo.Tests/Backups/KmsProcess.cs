using System.Diagnostics;
using Kms.Testing.Databases;

namespace Kms.Silo.Tests.Backups;

/// <summary>The command line in a process of its own.</summary>
internal static class KmsProcess
{
    public static Process Start(TestDatabase database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Kms.Silo.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in BackupFiles.Settings(database)) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return Process.Start(start)!; // Null comes only for documents.
    }

    public static async Task<(int Code, string Output, string Error)> RunAsync(TestDatabase database, params string[] arguments)
    {
        using var process = Start(database, arguments);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output.Trim(), (await error).Trim());
    }
}
