using System.Globalization;
using Kms.Web.Tests.Api;

namespace Kms.Web.Tests.Outages;

/// <summary>A utility in a started process, with a manager who has claimed its devices KAM-70000000 and on.</summary>
internal static class Crew
{
    public const string Manager = "manager@test.example";

    /// <summary>A reader of the utility, who only comes and goes.</summary>
    public const string Visitor = "visitor@test.example";

    public const string Password = "Evening-Ferry-77";
    private const int First = 70_000_000;

    public static Task<Caller> ArriveAsync(AppProcess app, Caller chief, int devices) => ArriveAsync(new Entrance(app.Address, app.Data), chief, devices);

    public static async Task<Caller> ArriveAsync(Entrance app, Caller chief, int devices)
    {
        var organisation = await chief.FoundAsync("Works", "utility");
        await JoinAsync(app, chief, organisation, Manager, "key-manager");
        await JoinAsync(app, chief, organisation, Visitor, "reader");
        var import = await chief.UploadAsync("imports", "devices.csv", KeyFiles.List("KAM", First, devices), ("organisationId", organisation));
        await chief.FinishDoneAsync(import);
        var manager = await app.SignInAsync(Manager, Password);
        var claims = Enumerable.Range(First, devices).Select(serial => new { id = string.Create(CultureInfo.InvariantCulture, $"KAM-{serial}"), code = "42/24" });
        await manager.FinishDoneAsync(await manager.PostAsync("claims", new { devices = claims, organisationId = organisation }));
        return manager;
    }

    private static async Task JoinAsync(Entrance app, Caller chief, string organisation, string email, string role)
    {
        var invited = (await chief.PostAsync("invitations", new { email, organisationId = organisation, role })).Expect(201);
        (await chief.PostAsync($"invitations/{invited.Text("id")}/send")).Expect(200);
        var token = await Outbox.TokenAsync(app.Mails, email);
        (await app.Caller().PostAsync("invitations/accept", new { token, name = "Mia", password = Password })).Expect(201);
    }

    public static Task<Caller> SignInChiefAsync(this AppProcess app) => app.SignInAsync(AppProcess.OperatorEmail, AppProcess.OperatorPassword);

    public static Task<Caller> SignInAsync(this AppProcess app, string email, string password) => new Entrance(app.Address, app.Data).SignInAsync(email, password);
}
