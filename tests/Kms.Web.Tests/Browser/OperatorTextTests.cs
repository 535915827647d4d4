using System.Globalization;
using System.Net;
using Kms.Audit;
using Kms.Mail;
using Kms.Silo.Audit;
using Kms.Web.Pages.Devices;
using Kms.Web.Pages.Mail;
using Kms.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Kms.Web.Tests.Browser;

/// <summary>What only an operator reads is in the operator's language too; what a machine said is quoted.</summary>
public sealed class OperatorTextTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public void Dispose()
    {
        CultureInfo.CurrentUICulture = _before;
        _services.Dispose();
    }

    [Theory]
    [InlineData("en", "The mail server takes no mail for this address.")]
    [InlineData("da", "Mailserveren tager ikke imod mail til denne adresse.")]
    [InlineData("fr", "Le serveur de messagerie n’accepte pas d’e-mail pour cette adresse.")]
    [InlineData("de", "Der Mailserver nimmt für diese Adresse keine E-Mail an.")]
    public async Task Why_a_mail_did_not_leave_is_said_in_the_readers_language_and_the_server_is_quoted(string language, string sentence)
    {
        var cell = await RenderAsync(language, Row("recipient-refused", "550 5.1.1 no <such> user"));

        Assert.Contains(sentence, cell, StringComparison.Ordinal);
        Assert.Matches("<q [^>]*>550 5.1.1 no <such> user</q>", cell);
    }

    [Fact]
    public async Task A_mail_from_before_the_codes_shows_what_the_server_said() =>
        Assert.Contains(">450 later</q>", await RenderAsync("da", Row(null, "450 later")), StringComparison.Ordinal);

    [Fact]
    public async Task Where_nobody_said_anything_nothing_is_quoted() =>
        Assert.DoesNotContain("<q", await RenderAsync("da", Row("no-answer", null)), StringComparison.Ordinal);

    [Theory]
    [InlineData("en", "a/5: missing (the next one is a/7)")]
    [InlineData("de", "a/5: fehlt (der nächste ist a/7)")]
    public void What_is_wrong_with_the_trail_is_said_in_the_readers_language(string language, string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var faults = new AuditFaults();
        faults.Add(AuditFaultTexts.Missing, "a/5", "a/7");

        var fault = Assert.Single(faults.Verdict(9, 1).Named);

        Assert.Equal(sentence, EntryWords.Fault(fault, _services.GetRequiredService<IStringLocalizer<Texts>>()));
        Assert.Equal("a/5: missing (the next one is a/7)", Assert.Single(faults.Verdict(9, 1).Faults));
    }

    [Fact]
    public void A_long_list_of_faults_ends_with_a_word_that_there_are_more()
    {
        var faults = new AuditFaults();
        for (var number = 0; number < 200; number++) faults.Add(AuditFaultTexts.Changed, $"a/{number}");

        var verdict = faults.Verdict(200, 1);

        Assert.Equal((101, "and more"), (verdict.Faults.Length, verdict.Faults[^1]));
    }

    private async Task<string> RenderAsync(string language, MailRow row)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await using var renderer = new HtmlRenderer(_services, _services.GetRequiredService<ILoggerFactory>());
        return WebUtility.HtmlDecode(await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<MailFault>(ParameterView.FromDictionary(new Dictionary<string, object?> { ["Row"] = row }))).ToHtmlString()));
    }

    private static MailRow Row(string? code, string? words) =>
        new("m1", "anna@example.com", "invitation", "en", MailState.Failed, 1, default, null, words, code);
}
