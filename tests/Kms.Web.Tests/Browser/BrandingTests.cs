using System.Net;
using Kms.Testing;
using Kms.Web.Tests.Api;

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
    [InlineData("logo.html")]
    [InlineData("logo.json")]
    public async Task A_setting_that_names_no_picture_serves_nothing(string name)
    {
        await using var app = new WebApp(null, ("Kms:Product:Logo", Write(name)));

        (await app.Anonymous().GetAsync("/logo")).Expect(404);
    }

    private string Write(string name)
    {
        var file = Path.Combine(_folder.Path, name);
        File.WriteAllText(file, Picture);
        return file;
    }
}
