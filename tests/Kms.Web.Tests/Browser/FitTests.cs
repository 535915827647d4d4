using Kms.Web.Tests.Crash;

namespace Kms.Web.Tests.Browser;

/// <summary>On a laptop a list shows all of its columns at once, on a phone a page is as wide as the screen, in every language.</summary>
[Collection(LookTests.Name), NoComplaints]
public sealed class FitTests(Chromium chromium)
{
    private const string Manager = "bente.kristoffersen@nordhavn-forsyning.example";
    private const int First = 61000001;

    private static readonly string[] s_pages =
    [
        "/", "/devices", "/devices/KAM-61000001", "/devices/KAM-61000001/exposure", "/claim", "/claim/many", "/check", "/claim/request", "/claim/batch", "/claim-requests", "/transfers", "/batches", "/batches/new", "/jobs", "/hygiene", "/audit",
        "/organisations", "/members", "/invitations", "/invitations/new", "/invitations/many", "/invitations/documents", "/access-requests", "/grant?ids=KAM-61000001", "/download?ids=KAM-61000001", "/rights?ids=KAM-61000001", "/readers", $"/readers/{Manager}", "/account", "/account/exposure", "/account/sessions", "/account/tokens", "/certificates", "/certificates/all", "/certificates/renew", "/certificates/authority", "/certificates/directory", "/settings",
    ];

    // As whoever has no account sees them too.
    private static readonly string[] s_plain = ["/certificates/renew", "/certificates/authority", "/certificates/directory"];

    private static readonly string[] s_operators = ["/devices", "/import", "/batches", "/organisations", "/members", "/invitations", "/mails", "/email-templates", "/email-templates/service.invitation.en", "/audit", "/readers", "/settings/brand", "/settings/mail", "/settings/certificate-terms"];

    [Theory]
    [InlineData("en", 1366)]
    [InlineData("da", 1366)]
    [InlineData("fr", 1366)]
    [InlineData("de", 1366)]
    [InlineData("en", 360)]
    [InlineData("da", 360)]
    [InlineData("fr", 360)]
    [InlineData("de", 360)]
    public async Task Every_page_fits_on_the_screen(string language, int width)
    {
        var faults = new List<string>();

        foreach (var (who, pages) in new[] { (await BenteAsync(), s_pages), (await chromium.OperatorAsync(), s_operators) })
        {
            await who.SpeakAsync(language);
            await who.Page.SetViewportSizeAsync(width, 768);
            foreach (var page in pages) faults.AddRange(await LookAsync(who, page, $"{(pages == s_pages ? "fit" : "fit-operator")}-{language}-{width}"));
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private static async Task<IEnumerable<string>> LookAsync(Visitor visitor, string page, string picture)
    {
        if (s_plain.Contains(page)) await visitor.Page.GotoAsync(page);
        else await visitor.GoAsync(page);
        string[] faults = [.. await visitor.Page.EvaluateAsync<string[]>(Fit.Faults), .. await visitor.Page.EvaluateAsync<string[]>(Longer.Faults)];
        if (page is "/devices" || faults.Length > 0)
            await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots.Folder, $"{picture}{page.Split('?')[0].Replace('/', '-')}.png") });
        return faults.Select(fault => $"{page}: {fault}");
    }

    // One person for all of these tests; whoever comes first makes her.
    private async Task<Visitor> BenteAsync()
    {
        var bente = await chromium.VisitAsync();
        if (await bente.KnowsAsync(Manager, Stock.Password)) return bente;
        bente = await chromium.StockAsync("Nordhavn Forsyning og Fjernvarme", Manager, First, 6);
        await bente.GoAsync("/account");
        await bente.FillAsync("Name", "Bente Elisabeth Kristoffersen");
        await bente.ClickAsync("Save");
        await FurnishAsync(chromium.App);
        return bente;
    }

    // Names as long as those of real deliveries, and devices of others.
    private static async Task FurnishAsync(AppProcess app)
    {
        using var chief = await CrashClient.SignInAsync(app, AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        using var bente = await CrashClient.SignInAsync(app, Manager, Stock.Password);
        var own = (await bente.GetAsync("organisations"))["items"]![0]!["id"]!.GetValue<string>(); // of one organisation
        var rows = string.Concat(Enumerable.Range(First + 100, 12).Select(serial =>
            $"KAM;{serial};{Guid.NewGuid():N};MULTICAL 403;cold water;Rosenborggade {serial % 100}, kælder, stigstreng 2;Leverance 2024-0{serial % 7}-17;42;2024\n"));
        await chief.FinishAsync(await chief.ImportAsync("manufacturer;serial;key;type;medium;label;batch;device code;year\n" + rows, own));
        var devices = Enumerable.Range(First + 100, 8).Select(serial => new { id = $"KAM-{serial}", code = "42/24" });
        await bente.FinishAsync(await bente.PostAsync("claims", new { devices, organisationId = own }));
        await bente.PostAsync($"devices/KAM-{First + 100}/rights", new { email = Manager, purpose = "Aflæsning" });
        await bente.PostAsync("invitations", new { email = "christoffer.vestergaard@nordhavn-forsyning.example", organisationId = own, roles = (string[])["administrator", "key-manager", "reader", "auditor"] });
        await chief.BatchAsync("Leverance Nordhavn 2024, etape 3", own, $"KAM-{First + 110}");
    }
}
