using System.Diagnostics;

namespace Kms.Tests.Certificates;

/// <summary>The real openssl, which knows nothing of us.</summary>
internal static class OpenSsl
{
    /// <summary>What it says, both ways out together, and whether it is content.</summary>
    public static async Task<(bool Content, string Said)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("openssl", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!; // openssl is there, or nothing is
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode == 0, await output + await error);
    }

    /// <summary>What it says when it must be content.</summary>
    public static async Task<string> SayAsync(string folder, params string[] arguments)
    {
        var (content, said) = await RunAsync(folder, arguments);
        return content ? said : throw new InvalidOperationException($"openssl {string.Join(' ', arguments)}: {said}");
    }
}
