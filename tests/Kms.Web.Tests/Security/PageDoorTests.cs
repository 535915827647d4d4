using System.Text.RegularExpressions;
using Kms.Web.Tests.Api;

namespace Kms.Web.Tests.Security;

/// <summary>Forms that are turned away before a page sees them: people get a page in their language, never JSON and never nothing.</summary>
public sealed partial class PageDoorTests
{
    private const string German = "de";

    [Fact]
    public async Task A_form_that_is_too_old_is_answered_with_a_page()
    {
        await using var app = new WebApp();

        var reply = await app.Anonymous(("Accept-Language", German)).PostAsync("/sign-in", Form(("Email", "a@b.example")));

        Assert.Contains("Das Formular war zu alt", Page(reply, 400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_forms_are_answered_with_a_page()
    {
        await using var app = new WebApp(null, ("Kms:Rates:Door", "1"));
        var visitor = app.Anonymous(("Accept-Language", German));
        await visitor.PostAsync("/sign-in", Form(("Email", "a@b.example")));

        var reply = await visitor.PostAsync("/sign-in", Form(("Email", "a@b.example")));

        Assert.Contains("Zu viele Versuche", Page(reply, 429), StringComparison.Ordinal);
        Assert.True(reply.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_form_from_another_site_is_answered_with_a_page()
    {
        await using var app = new WebApp();

        var reply = await app.Anonymous(("Origin", "https://evil.example")).PostAsync("/sign-in", Form(("Email", "a@b.example")));

        Assert.Contains("<h1>", Page(reply, 403), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_by_page_notes_the_address_as_one_over_the_api_does()
    {
        await using var app = new WebApp(null, ("Kms:Proxies:0", "127.0.0.1"), ("Kms:Proxies:1", "::1"));
        var browser = app.Anonymous(("X-Forwarded-For", "::ffff:203.0.113.7"));
        var form = await browser.GetAsync("/sign-in");
        var cookie = form.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var fields = Form(
            ("_handler", "sign-in"), ("__RequestVerificationToken", Mark().Match(form.Body).Groups[1].Value), ("Email", WebApp.OperatorEmail),
            ("Password", WebApp.OperatorPassword));

        var reply = (await browser.SendAsync(HttpMethod.Post, "/sign-in", fields, ("Cookie", cookie), ("Sec-Fetch-Site", "same-origin"))).Expect(302);

        var session = reply.Headers.GetValues("Set-Cookie").Single(text => text.StartsWith("kms=", StringComparison.Ordinal)).Split(';')[0];
        var sessions = (await app.Anonymous(("Cookie", session)).GetAsync("sessions")).Expect(200);
        Assert.Equal("203.0.113.7", Assert.Single(sessions.Items).GetProperty("address").GetString());
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static string Page(Reply reply, int status)
    {
        Assert.Equal("text/html", reply.Expect(status).Content.ContentType?.MediaType);
        return reply.Body;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Mark();
}
