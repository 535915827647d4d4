using System.Text.Json;
using Kms.Web.Tests.Api;

namespace Kms.Web.Tests.Browser;

/// <summary>What a page refuses for lack of a role is noted as what the API refuses: once for each time.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class DenialTests(Chromium chromium)
{
    [Theory]
    [InlineData("mails")]
    [InlineData("invitations")]
    [InlineData("members")]
    public async Task A_list_that_a_page_refuses_is_noted_once(string page)
    {
        var email = $"curious-{page}@person.example";
        (await chromium.App.Caller().PostAsync("registrations", new { email })).Expect(202);
        var curious = await chromium.VisitAsync();
        await curious.ArriveAsync("activate", email, Stock.Password);

        await curious.GoAsync($"/{page}?state=secret");

        Assert.Single(await DeniedAsync($"page /{page}"));
    }

    private async Task<IEnumerable<JsonElement>> DeniedAsync(string subject)
    {
        var token = (await chromium.App.Caller().PostAsync("sign-in", new { email = AppProcess.OperatorEmail, password = AppProcess.OperatorPassword }))
            .Expect(200).Text("accessToken");
        var entries = (await chromium.App.Caller(token).GetAsync("audit?kind=access.denied&limit=1000")).Expect(200).Items;
        return entries.Where(entry => entry.GetProperty("subject").GetString() == subject);
    }
}
