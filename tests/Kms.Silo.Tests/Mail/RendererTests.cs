using System.Net;
using Kms.Mail;
using Kms.Silo.Hosting;

namespace Kms.Silo.Tests.Mail;

public sealed class RendererTests
{
    [Fact]
    public void A_link_begins_with_the_public_address()
    {
        var mail = Mails.Renderer().Render(Mails.Write(MailKinds.Activation, path: "/activate?token=k1.s-_2&x=1"), withLink: true);

        Assert.Contains("href=\"https://keys.example.com/activate?token=k1.s-_2&x=1\"", WebUtility.HtmlDecode(mail.Html), StringComparison.Ordinal);
        Assert.Contains("https://keys.example.com/activate?token=k1.s-_2&x=1", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("/\\evil.example/x")]
    [InlineData("https://evil.example/x")]
    [InlineData("@evil.example/x")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/x\r\nBcc: eve@example.com")]
    public void A_link_leads_nowhere_else(string path)
    {
        var mail = Mails.Renderer().Render(Mails.Write(MailKinds.Activation, path: path), withLink: true);

        Assert.DoesNotContain("evil", mail.Html + mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bcc", mail.Html + mail.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://keys.example.com/\"", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preview_leaves_the_link_out()
    {
        var mail = Mails.Renderer().Render(Mails.Write(MailKinds.Activation, path: "/activate?token=secret"), withLink: false);

        Assert.DoesNotContain("secret", mail.Html + mail.Text + mail.Subject, StringComparison.Ordinal);
        Assert.Contains("(link left out)", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_without_a_sealed_link_leads_to_the_page_of_its_kind()
    {
        var byKind = Mails.Renderer().Render(Mails.Write(MailKinds.ReadRightGranted), withLink: true);
        var byField = Mails.Renderer().Render(Mails.Write(MailKinds.ReadRightGranted, "en", null, ("link", "/devices/KAM-12345678")), withLink: true);

        Assert.Contains("https://keys.example.com/devices\n", byKind.Text, StringComparison.Ordinal);
        Assert.Contains("https://keys.example.com/devices/KAM-12345678\n", byField.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("[Click](https://evil.example)", "<a href=\"https://evil")]
    [InlineData("![x](https://evil.example/p.png)", "<img")]
    [InlineData("**bold** `code`", "<strong>bold")]
    [InlineData("\" onmouseover=\"alert(1)", "\" onmouseover")]
    [InlineData("{{link}}", "https://keys.example.com/invitation?token=t1\">{{")]
    [InlineData("{{#each this}}{{@key}}{{/each}}", "<strong>product")]
    [InlineData("</td></tr></table>", "Utility</td>")]
    public void What_people_typed_is_text(string typed, string harm)
    {
        var mail = Mails.Renderer().Render(Mails.Write(MailKinds.Invitation, "en", "/invitation?token=t1", ("message", typed), ("inviter", typed)), withLink: true);

        Assert.DoesNotContain(harm, mail.Html, StringComparison.Ordinal);
        Assert.Contains(typed, mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Anna\r\nBcc: eve@example.com", "Anna Bcc: eve@example.com")]
    [InlineData("Anna\u2028Bcc: eve@example.com\u0085x", "Anna Bcc: eve@example.com x")]
    [InlineData("Anna\u202Egnp.exe\u2066", "Annagnp.exe")]
    [InlineData("A\0n\tn\u0007a", "A n n a")]
    [InlineData("a\u200Bb\uFEFFc\u00ADd", "abcd")]
    public void Names_are_one_line_without_invisible_characters(string typed, string shown)
    {
        var mail = Mails.Renderer().Render(Mails.Write(MailKinds.Invitation, "en", null, ("organisation", typed)), withLink: false);

        Assert.Equal($"{shown} invites you to Meter Key Service", mail.Subject);
        Assert.Contains(shown, mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_does_not_get_through()
    {
        var mail = Mails.Renderer().Render(Mails.Write(MailKinds.Invitation, "en", null, ("organisation", "Anna\uD800")), withLink: false);

        Assert.Equal("Anna\uFFFD invites you to Meter Key Service", mail.Subject);
    }

    [Fact]
    public void The_layout_carries_product_colour_and_support()
    {
        var options = new KmsOptions { Product = new() { Name = "Nøgler & Co", Color = "#aa3300", Support = "https://help.example.com" } };

        var mail = Mails.Renderer(options).Render(Mails.Write(MailKinds.Test, "da"), withLink: false);

        Assert.Contains("N&#248;gler &amp; Co", mail.Html, StringComparison.Ordinal);
        Assert.Contains("#aa3300", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://help.example.com\">", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"da\">", mail.Html, StringComparison.Ordinal);
        Assert.Contains("Spørgsmål? https://help.example.com", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_language_is_English()
    {
        var mail = Mails.Renderer().Render(Mails.Write(MailKinds.Test, "\"><script>"), withLink: false);

        Assert.Equal("Test e-mail from Meter Key Service", mail.Subject);
        Assert.Contains("<html lang=\"en\">", mail.Html, StringComparison.Ordinal);
    }
}
