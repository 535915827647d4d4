using System.Text;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>One invitation from its data to the mail with its document (I1).</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class InvitationPageTests(Chromium chromium)
{
    [Fact]
    public async Task Data_and_mail_are_reviewed_and_a_document_goes_with_it()
    {
        var ida = await chromium.StockAsync("Invited With Papers", "ida@papers.example", 66400001, 1);
        await ida.GoAsync("/invitations/documents");
        await ida.Page.Locator("input[type=file]").First.SetInputFilesAsync(Pdf("Welcome.pdf", "%PDF-1.7\nhello"));
        await Assertions.Expect(ida.Page.GetByText("Welcome.pdf")).ToBeVisibleAsync();
        await ida.PictureAsync("invitation-documents");

        await ida.GoAsync("/invitations/new");
        await ida.FillAsync("E-mail address", "ivan@papers.example");
        await ida.FillAsync("Name", "Ivan");
        await ida.Page.GetByLabel("Attach the information document").CheckAsync();
        await ida.ClickAsync("Review");
        await Assertions.Expect(ida.Page.Locator(".facts")).ToContainTextAsync("Welcome.pdf");
        await Assertions.Expect(ida.Page.FrameLocator("iframe").GetByText("Hello Ivan")).ToBeVisibleAsync();
        await ida.PictureAsync("invitation-review");
        await ida.ClickAsync("Send");

        await Assertions.Expect(ida.Page.GetByText("The invitation to ivan@papers.example is on its way").First).ToBeVisibleAsync();
        Assert.Empty(ida.Complaints);
    }

    [Fact]
    public async Task What_is_no_pdf_is_refused_beside_the_field_and_what_is_over_is_only_shown()
    {
        var isa = await chromium.StockAsync("Invited And Over", "isa@over.example", 66500001, 1);
        await isa.GoAsync("/invitations/documents");
        await isa.Page.Locator("input[type=file]").First.SetInputFilesAsync(Pdf("virus.pdf", "MZ"));
        await Assertions.Expect(isa.Page.Locator(".error")).ToHaveTextAsync("Only PDF files leave with mails.");

        await isa.GoAsync("/invitations");
        await isa.FollowAsync("isa@over.example");

        await Assertions.Expect(isa.Page.Locator(".badge").First).ToHaveTextAsync("Accepted");
        await Assertions.Expect(isa.Page.GetByRole(AriaRole.Button, new() { Name = "Review" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Invitations_are_found_by_address_and_their_mails_are_shown_without_the_link()
    {
        var ivy = await chromium.StockAsync("Invited And Found", "ivy@found.example", 66600001, 1);
        foreach (var email in new[] { "olaf@found.example", "otto@found.example" }) await InviteAsync(ivy, email);

        await ivy.GoAsync("/invitations");
        await ivy.Page.GetByPlaceholder("Name or e-mail").FillAsync("ott");
        await ivy.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(ivy.Page.GetByText("olaf@found.example")).ToHaveCountAsync(0);
        await Assertions.Expect(ivy.Page.GetByText("otto@found.example")).ToBeVisibleAsync();
        await ivy.PictureAsync("invitations-found");
        await ivy.GoAsync("/invitations?q=nobody");
        await Assertions.Expect(ivy.Page.GetByText("No such invitations")).ToBeVisibleAsync();

        await ivy.GoAsync("/mails");
        await ivy.ClickAsync("Actions for otto@found.example");
        await ivy.ClickAsync("Preview");
        await Assertions.Expect(ivy.Page.FrameLocator("iframe[sandbox='']").GetByText("Invited And Found").First).ToBeVisibleAsync();
        Assert.DoesNotContain("token=", await ivy.Page.ContentAsync(), StringComparison.Ordinal);
        await ivy.PictureAsync("mail-preview");
        Assert.Empty(ivy.Complaints);
    }

    private static async Task InviteAsync(Visitor visitor, string email)
    {
        await visitor.GoAsync("/invitations/new");
        await visitor.FillAsync("E-mail address", email);
        await visitor.ClickAsync("Review");
        await visitor.ClickAsync("Send");
        await Assertions.Expect(visitor.Page.GetByText("is on its way").First).ToBeVisibleAsync();
    }

    private static FilePayload Pdf(string name, string text) =>
        new() { Name = name, MimeType = "application/pdf", Buffer = Encoding.ASCII.GetBytes(text) };
}
