using System.Net;
using System.Text;
using Kms.Silo.Hosting;
using Kms.Testing;
using Kms.Web.Components;
using Kms.Web.Tests.Api;
using Microsoft.Extensions.Options;

namespace Kms.Web.Tests.Browser;

/// <summary>Name, colour and logo of whoever runs the service.</summary>
public sealed class BrandingTests : IDisposable
{
    private const string Picture = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><circle cx="10" cy="10" r="9"/></svg>""";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pages_carry_the_operators_own_name_colour_and_logo()
    {
        await using var app = new WebApp(null, ("Kms:Product:Name", "Aqua Keys"), ("Kms:Product:Color", "#7a1fa2"), ("Kms:Product:Logo", Write("logo.svg")));

        var page = (await app.Anonymous().GetAsync("/sign-in")).Expect(200).Body;
        var logo = (await app.Anonymous().GetAsync("/logo")).Expect(200);

        Assert.Contains("Aqua Keys", page, StringComparison.Ordinal);
        Assert.Contains("--accent: #7a1fa2", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("<img src=\"/logo\"", page, StringComparison.Ordinal);
        Assert.Equal(Picture, logo.Body);
        Assert.Equal("image/svg+xml", logo.Content.ContentType?.MediaType);
        Assert.Contains("script-src 'self'", Assert.Single(logo.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("logo.html", Picture)]
    [InlineData("logo.json", Picture)]
    [InlineData("logo.png", Picture)]
    [InlineData("logo.svg", "<html><body>no picture</body></html>")]
    [InlineData("logo.svg", "<svg")]
    [InlineData("logo.webp", "RIFF")]
    [InlineData("logo.jpg", "")]
    public void A_file_that_is_no_picture_is_no_logo(string name, string content)
    {
        var refused = Check(Write(name, content));

        Assert.StartsWith("Kms:Product:Logo is", refused.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("logo.SVG", "<?xml version=\"1.0\"?>\n<!-- made by hand -->\n" + Picture)]
    [InlineData("logo.png", "\u0089PNG\r\n\u001a\n")]
    [InlineData("logo.jpeg", "\u00ff\u00d8\u00ff\u00e0")]
    [InlineData("logo.gif", "GIF89a")]
    [InlineData("logo.webp", "RIFF\u0001\u0002\u0003\u0004WEBPVP8 ")]
    public void A_picture_is_a_logo(string name, string content) => Assert.True(Check(Write(name, content)).Succeeded);

    [Fact]
    public async Task A_logo_that_is_not_there_is_told_at_start_by_the_name_of_its_setting()
    {
        await using var app = AppProcess.Prepare(("Kms__Product__Logo", Path.Combine(_folder.Path, "gone.svg")));
        app.BeginAgain();

        Assert.Equal(2, await app.WaitForEndAsync());

        Assert.Contains("Kms:Product:Logo is", app.Output, StringComparison.Ordinal);
        Assert.Contains("there is no such file", app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_logo_that_goes_while_the_service_runs_is_not_found()
    {
        var file = Write("logo.svg", $"<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://localhost:1/svg11.dtd\">{Picture}");
        await using var app = new WebApp(null, ("Kms:Product:Logo", file));
        (await app.Anonymous().GetAsync("/logo")).Expect(200);

        File.Delete(file);

        (await app.Anonymous().GetAsync("/logo")).Expect(404);
    }

    private string Write(string name, string content = Picture)
    {
        var file = Path.Combine(_folder.Path, name);
        File.WriteAllText(file, content, Encoding.Latin1);
        return file;
    }

    private static ValidateOptionsResult Check(string logo) => new LogoCheck().Validate(null, new KmsOptions { Product = new() { Logo = logo } });
}
