using System.Text;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>Many invitations from one file (I1).</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class InvitationManyTests(Chromium chromium)
{
    [Fact]
    public async Task A_file_is_judged_line_by_line_and_nobody_is_mailed_twice()
    {
        var mia = await chromium.StockAsync("Many Invited", "mia@many.example", 70160001, 1);
        await mia.GoAsync("/invitations/many");

        await SendAsync(mia, "E-mail;Name;Role\nnils@many.example;Nils;Reader\nbroken;Bo;Reader\nnora@many.example;Nora;Auditor\nnils@many.example;Nils;Reader\n", ready: 2);
        await Assertions.Expect(mia.Page.GetByText("Invitations on their way: 2")).ToBeVisibleAsync();
        await mia.GoAsync("/invitations/many");
        await SendAsync(mia, "nils@many.example\nolga@many.example\n", ready: 2);

        await Assertions.Expect(mia.Page.GetByText("Invitations on their way: 1")).ToBeVisibleAsync();
        await Assertions.Expect(mia.Page.GetByText("This person has an invitation that is still open.")).ToBeVisibleAsync();
        await mia.PictureAsync("invitation-many");
        var nils = await chromium.VisitAsync();
        await nils.ArriveAsync("invitation", "nils@many.example", Stock.Password);
        Assert.Empty(mia.Complaints);
    }

    private static async Task SendAsync(Visitor visitor, string list, int ready)
    {
        await visitor.Page.SetInputFilesAsync("#people-file", new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(list) });
        await Assertions.Expect(visitor.Page.Locator("#people")).ToHaveValueAsync(list);
        await visitor.ClickAsync("Review");
        await Assertions.Expect(visitor.Page.GetByText($"Ready to be invited: {ready}")).ToBeVisibleAsync();
        await visitor.PictureAsync("invitation-many-review");
        await visitor.ClickAsync($"Send invitations ({ready})");
    }
}
