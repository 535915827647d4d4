using System.Diagnostics;
using Kms.Testing;

namespace Kms.Web.Tests.Browser;

/// <summary>The published program, started from another folder as an installation would.</summary>
public sealed class PublishedApp : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    internal AppProcess App { get; private set; } = null!; // set by InitializeAsync

    public async Task InitializeAsync()
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory); // <edition>/bin/<project>/<debug or release>
        var edition = built.Parent?.Parent?.Parent?.Name;
        var start = new ProcessStartInfo("dotnet", ["publish", TextsTests.Web, "--no-build", $"-p:KmsEdition={edition}", "-c", built.Name, "-o", _folder.Path, "-v", "quiet", "--nologo"]) { RedirectStandardOutput = true };
        using var publish = Process.Start(start)!; // dotnet is there: it runs this test
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, output);
        App = await AppProcess.StartFromAsync(_folder.Path);
    }

    public async Task DisposeAsync()
    {
        if (App is not null) await App.DisposeAsync();
        _folder.Dispose();
    }
}
