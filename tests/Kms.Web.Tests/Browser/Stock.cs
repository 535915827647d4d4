using System.Text;
using Kms.Web.Tests.Api;
using Kms.Web.Tests.Crash;

namespace Kms.Web.Tests.Browser;

/// <summary>An organisation with claimed devices and a key manager, made over the API so that a test can begin where it gets interesting.</summary>
internal static class Stock
{
    public const string Password = "Quiet-Rivers-73";

    /// <summary>The key manager, signed in at a browser. The devices are KAM with the serial numbers from <paramref name="first"/> on.</summary>
    public static async Task<Visitor> StockAsync(this Chromium chromium, string organisation, string email, int first, int count)
    {
        await PrepareAsync(chromium.App, organisation, email, first, count);
        var visitor = await chromium.VisitAsync();
        await visitor.SignInAsync(email, Password);
        return visitor;
    }

    /// <summary>The same, with devices that wait to be claimed: serial numbers from <paramref name="first"/> on, code 42/24.</summary>
    public static async Task<Visitor> WaitingAsync(this Browsing browsing, AppProcess app, string organisation, string email, int first, int count)
    {
        await PrepareAsync(app, organisation, email, first + count, 1);
        using var chief = await CrashClient.SignInAsync(app, AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        using var manager = await CrashClient.SignInAsync(app, email, Password);
        var id = (await manager.GetAsync("organisations"))["items"]![0]!["id"]!.GetValue<string>(); // of one organisation
        await chief.FinishAsync(await chief.ImportAsync(Encoding.UTF8.GetString(KeyFiles.List("KAM", first, count)), id));
        var visitor = await browsing.VisitAsync(app, width: 390);
        await visitor.SignInAsync(email, Password);
        return visitor;
    }

    private static async Task PrepareAsync(AppProcess app, string organisation, string email, int first, int count)
    {
        using var chief = await CrashClient.SignInAsync(app, AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        var id = (await chief.PostAsync("organisations", new { name = organisation, kind = "reseller", country = "DK", locale = "en" }))["id"]!.GetValue<string>();
        var invitation = await chief.PostAsync("invitations", new { email, organisationId = id, roles = (string[])["administrator", "key-manager"] });
        await chief.PostAsync($"invitations/{invitation["id"]!.GetValue<string>()}/send", new { });
        await chief.FinishAsync(await chief.ImportAsync(Encoding.UTF8.GetString(KeyFiles.List("KAM", first, count)), id));
        using var invitee = new CrashClient(app.Client());
        await invitee.PostAsync("invitations/accept", new { token = await Outbox.TokenAsync(app, email), password = Password });
        using var manager = await CrashClient.SignInAsync(app, email, Password);
        var devices = Enumerable.Range(first, count).Select(serial => new { id = $"KAM-{serial}", code = "42/24" });
        var claimed = await manager.FinishAsync(await manager.PostAsync("claims", new { devices, organisationId = id }));
        Assert.True(claimed["refused"]!.GetValue<long>() == 0, $"Serial numbers from {first} on are another test's.");
    }
}
