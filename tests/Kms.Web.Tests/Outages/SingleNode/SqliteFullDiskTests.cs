namespace Kms.Web.Tests.Outages;

public sealed class SqliteFullDiskTests : FullDiskTests
{
    private const long Full = 6 << 20;

    private protected override Task<AppProcess> StartAsync() => AppProcess.StartAsync(("Kms__Rates__Account", "600000"), ("Kms__Rates__Door", "6000"));

    private protected override string Advice => "Free space in the data folder";

    private protected override Task FillDiskAsync(AppProcess app) => app.LimitFilesAsync(Full);

    private protected override Task FreeDiskAsync(AppProcess app) => app.LimitFilesAsync(null);
}
