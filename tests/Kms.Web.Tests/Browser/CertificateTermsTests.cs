using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>The operator writes the terms of certificates; everybody reads what counts and what counted before.</summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class CertificateTermsTests(Chromium chromium)
{
    [Fact]
    public async Task A_change_is_a_version_of_its_own_and_the_old_one_stays_readable()
    {
        var chief = await chromium.OperatorAsync();
        await chief.GoAsync("/settings/certificate-terms");
        await Assertions.Expect(chief.Page.GetByLabel("Dansk")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Certifikatet"));
        await chief.FillAsync("Dansk", "Brug det pænt.");
        await chief.FillAsync("English", "Use it nicely.\n\nAnd keep it.");
        await chief.PictureAsync("settings-certificate-terms");
        await chief.ClickAsync("Save as a new version");
        await Assertions.Expect(chief.Page.GetByText("counts from now on").First).ToBeVisibleAsync();

        var reader = await chromium.VisitAsync();
        await reader.Page.GotoAsync("/certificates/terms");
        await Assertions.Expect(reader.Page.GetByText("Use it nicely.")).ToBeVisibleAsync();
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Version 2026-11", Exact = true }).ClickAsync();
        await Assertions.Expect(reader.Page.GetByText("These terms no longer count")).ToBeVisibleAsync();
        await Assertions.Expect(reader.Page.GetByText("The certificate names you and your organisation")).ToBeVisibleAsync();
        await reader.PictureAsync("certificate-terms-old");
    }
}
