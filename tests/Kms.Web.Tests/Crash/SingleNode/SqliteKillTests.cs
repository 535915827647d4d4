namespace Kms.Web.Tests.Crash;

public sealed class SqliteKillTests : KillTests
{
    private protected override Task<AppProcess> StartAsync() => AppProcess.StartAsync(("Kms__Rates__Door", "6000"), ("Kms__Rates__Account", "600000"));
}
