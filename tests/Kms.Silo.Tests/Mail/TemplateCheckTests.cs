using Kms.Mail;
using Kms.Silo.Mail;

namespace Kms.Silo.Tests.Mail;

/// <summary>What somebody may make a template of, and what a hostile one must not reach.</summary>
public sealed class TemplateCheckTests
{
    private const string Link = "\n\n[Go](link:)";
    private readonly MailTemplates _templates = Mails.Templates();

    [Theory]
    [InlineData("", "Body", "subject", "template-empty")]
    [InlineData("{{#if name}}Hello{{/if}}", "Body", "subject", "template-empty")]
    [InlineData("Subject", "{{name}}", "body", "template-empty")]
    [InlineData("Subject", "Hello {{name}}", "body", "template-link-missing")]
    [InlineData("Subject {{link}}", "Body", "subject", "template-field")]
    [InlineData("Subject", "Token: {{link}}", "body", "template-field")]
    [InlineData("Subject", "{{color}}", "body", "template-field")]
    [InlineData("Subject", "{{customerNumber}}", "body", "template-field")]
    [InlineData("Subject", "![x](https://evil.example/p.png)", "body", "template-image")]
    [InlineData("Subject", "[x](javascript:alert(1))", "body", "template-address")]
    [InlineData("Subject", "[x](data:text/html,x)", "body", "template-address")]
    [InlineData("Subject", "[x](//evil.example)", "body", "template-address")]
    [InlineData("Subject", "[x](http://evil.example)", "body", "template-address")]
    [InlineData("Subject", "<javascript:alert(1)>", "body", "template-address")]
    [InlineData("Subject", "[x](https://evil.example/?a={{name}})", "body", "template-address")]
    [InlineData("Subject", "[x](https://evil.example/?a=&#123;&#123;name&#125;&#125;)", "body", "template-address")]
    [InlineData("Subject", "[x][1]\n\n[1]: https://evil.example/{{name}}", "body", "template-address")]
    [InlineData("Subject", "`[x](link:)`", "body", "template-link-form")]
    [InlineData("Subject", "[x][1]\n\n[1]: link:", "body", "template-link-form")]
    [InlineData("Subject", "\\[x](link:)", "body", "template-link-form")]
    public void A_text_that_breaks_a_rule_is_refused_with_what_is_wrong(string subject, string body, string field, string code)
    {
        var problems = _templates.Check(MailKinds.Invitation, new(subject, body));

        Assert.Contains(problems, problem => problem.Field == field && problem.Code == code);
        Assert.All(problems, problem => Assert.NotEmpty(problem.Text));
    }

    [Fact]
    public void A_link_that_only_some_mails_have_is_none()
    {
        var problems = _templates.Check(MailKinds.Invitation, new("Subject", "Hello {{#if name}}[Go](link:){{/if}} you"));

        Assert.Equal("template-link-missing", Assert.Single(problems).Code);
    }

    [Fact]
    public void The_length_is_limited()
    {
        var problems = _templates.Check(MailKinds.Test, new(new string('x', 201), new string('x', 10_001)));

        Assert.Equal([("subject", "template-too-long", "200"), ("body", "template-too-long", "10000")], problems.Select(p => (p.Field, p.Code, p.Argument)));
    }

    [Theory]
    [InlineData(">")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("*a **")]
    [InlineData("![")]
    [InlineData("{{#if name}}")]
    [InlineData("`")]
    [InlineData("<a ")]
    public async Task What_lies_deep_in_itself_neither_ends_the_process_nor_takes_long(string piece)
    {
        var body = string.Concat(Enumerable.Repeat(piece, 9_900 / piece.Length));

        var check = Task.Run(() => _templates.Check(MailKinds.Test, new("Subject", body)));

        await check.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("[**Go** & do](link:)")]
    [InlineData("- one\n- two" + Link)]
    [InlineData("# Title\n\n> Quote" + Link)]
    [InlineData("[Site](https://example.com/a?b=c&d) <mailto:help@example.com> <help@example.com>" + Link)]
    public void Ordinary_markdown_is_fine(string body) => Assert.Empty(_templates.Check(MailKinds.Invitation, new("Subject", body)));

    // The token proves the address that it is mailed to: it stands behind the button and in the sentence for copying, nowhere else.
    [Theory]
    [InlineData("[x](https://evil.example/?%7B%7Blink%7D%7D)" + Link)]
    [InlineData("[x](https://evil.example/ \"&#123;&#123;link&#125;&#125;\")" + Link)]
    [InlineData("&#123;&#123;link&#125;&#125;" + Link)]
    [InlineData("\\{\\{link}}" + Link)]
    [InlineData("<a href=\"link:\">x</a>" + Link)]
    [InlineData("&#1;" + Link)]
    public void No_text_carries_the_token_elsewhere(string body)
    {
        var text = new TemplateText("Subject", body);

        var mail = Mails.Renderer().Render(Mails.Write(MailKinds.Invitation, "en", "/invitation?token=secret"), withLink: true, text);

        Assert.Equal(2, mail.Html.Split("secret").Length - 1);
        Assert.Equal(1, mail.Text.Split("secret").Length - 1);
        Assert.DoesNotMatch("evil[^\"]*secret", mail.Html);
    }

    [Fact]
    public void A_thousand_hostile_texts_make_no_markup_no_header_and_no_crash()
    {
        string[] payloads = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "[a](javascript:x)", "{{#each this}}", "{{constructor.constructor 'x'}}"];
        var random = new Kms.Testing.XorShift(7);

        foreach (var hostile in HostileTexts.Make(1_000, 99))
        {
            var text = new TemplateText("S " + hostile.ReplaceLineEndings(" "), random.Pick(payloads) + hostile + Link);
            var mail = Mails.Renderer().Render(Mails.Write(MailKinds.Invitation, "en", "/i?token=t", ("name", hostile), ("message", random.Pick(payloads))), true, text);

            Assert.DoesNotMatch("<(script|img|svg)|javascript:[^<]*\"|onerror=[^&<]*>", mail.Html.Replace("&lt;", "", StringComparison.Ordinal));
            Assert.DoesNotContain('\n', mail.Subject);
        }
    }

    [Fact]
    public void A_template_that_breaks_a_rule_by_now_leaves_the_mail_to_the_built_in_one()
    {
        var mail = Mails.Renderer().Render(Mails.Write(MailKinds.Invitation, path: "/i?token=t"), true, new("Mine", "{{gone}}"));

        Assert.Equal("Your invitation to Meter Key Service", mail.Subject);
    }
}
