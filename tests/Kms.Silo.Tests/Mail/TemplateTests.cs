using System.Text.RegularExpressions;
using Kms.Mail;
using Kms.Silo.Mail;

namespace Kms.Silo.Tests.Mail;

public sealed class TemplateTests
{
    public static TheoryData<string, string> All()
    {
        var all = new TheoryData<string, string>();
        foreach (var kind in MailKinds.All)
            foreach (var language in MailPhrases.Languages) all.Add(kind, language);
        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_kind_has_a_template_in_every_language_that_uses_known_fields_only(string kind, string language)
    {
        var source = MailTemplates.Read(kind, language);
        string[] known = [.. MailFields.Of(kind), .. MailFields.Common, "if", "else"];

        var used = Regex.Matches(source, @"\{\{[#/]?(?<name>[A-Za-z]+)( (?<name>[A-Za-z]+))?\}\}")
            .SelectMany(match => match.Groups["name"].Captures.Select(capture => capture.Value)).ToHashSet();

        Assert.Empty(used.Except(known));
        Assert.Equal(source.Split("{{").Length, Regex.Count(source, @"\{\{[^{}]+\}\}") + 1);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_template_shows_each_of_its_fields(string kind, string language)
    {
        var fields = MailFields.Of(kind).Select(name => (name, Value: Sample(name))).ToArray();

        var mail = Mails.Renderer().Render(Mails.Write(kind, language, "/path?token=abc", fields), withLink: true);

        var all = mail.Subject + mail.Text;
        foreach (var (name, _) in fields) Assert.Contains(Shown(name, language), all, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", mail.Subject + mail.Text + mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_template_reads_well_without_optional_fields(string kind, string language)
    {
        string[] needed = ["device", "person", "file", "from", "to", "decision", .. kind is MailKinds.ClaimFlood ? ["count"] : NeedsOrganisation(kind), .. IsReminder(kind) ? ["organisation", "until"] : (string[])[]];
        var fields = MailFields.Of(kind).Intersect(needed).Select(name => (name, Sample(name))).ToArray();

        var mail = Mails.Renderer().Render(Mails.Write(kind, language, null, fields), withLink: false);

        Assert.NotEmpty(mail.Subject);
        Assert.DoesNotContain("  ", mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("<p></p>", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[^-\n] {2}|\n\n\n| [.,]|\*", mail.Text);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_template_has_a_button_where_the_kind_has_a_link(string kind, string language)
    {
        string[] withoutLink = ["read-right-ended", "access-requested", "access-declined", "claim-request-declined", "claim-request-ended", "transfer-decided", "password-changed", "claim-flood", "export-collected-again", "certificate-revoked", "test"];

        var mail = Mails.Renderer().Render(Mails.Write(kind, language, "/path?token=abc"), withLink: true);

        Assert.Equal(!withoutLink.Contains(kind), mail.Html.Contains("href=\"https://keys.example.com/path?token=abc\"", StringComparison.Ordinal));
        Assert.Equal(!withoutLink.Contains(kind), mail.Text.Contains("\nhttps://keys.example.com/path?token=abc\n", StringComparison.Ordinal));
    }

    // An end is what these are about.
    private static bool IsReminder(string kind) => kind is MailKinds.ReadRightEnding or MailKinds.ReadRightEndingGiven or MailKinds.CertificateEnding;

    private static string[] NeedsOrganisation(string kind) =>
        kind is MailKinds.ApprovalNeeded or MailKinds.ClaimRequestApproved or MailKinds.ClaimRequestDeclined or MailKinds.ClaimRequestEnded
            or MailKinds.CertificateOrdered or MailKinds.CertificateIssued or MailKinds.CertificateRevoked ? ["organisation"] : [];

    private static string Sample(string name) => name switch
    {
        "count" => "1234",
        "until" or "expires" or "at" => "2026-12-24 09:30 UTC",
        "role" => "KeyManager",
        "decision" => "accepted",
        _ => $"<{name}> & \"so\"",
    };

    private static string Shown(string name, string language) => (name, language) switch
    {
        ("count", "en") => "1,234",
        ("count", "da" or "de") => "1.234",
        ("count", "fr") => "234",
        ("until" or "expires" or "at", "en") => "24 December 2026 09:30 UTC",
        ("until" or "expires" or "at", "da") => "24. december 2026 kl. 09.30 UTC",
        ("until" or "expires" or "at", "fr") => "24 décembre 2026 à 09:30 UTC",
        ("until" or "expires" or "at", "de") => "24. Dezember 2026 um 09:30 UTC",
        ("role", "en") => "key manager",
        ("role", "da") => "nøgleansvarlig",
        ("role", "fr") => "gestionnaire de clés",
        ("role", "de") => "Schlüsselverwalter",
        ("decision", "en") => "accepted",
        ("decision", "da") => "accepteret",
        ("decision", "fr") => "accepté",
        ("decision", "de") => "angenommen",
        _ => Sample(name),
    };
}
