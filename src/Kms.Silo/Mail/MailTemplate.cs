using HandlebarsDotNet;

namespace Kms.Silo.Mail;

/// <summary>A template ready to be filled in: subject, HTML body, text body.</summary>
internal sealed class MailTemplate
{
    private static readonly IHandlebars s_html = Handlebars.Create();
    private static readonly IHandlebars s_plain = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true });

    private readonly HandlebarsTemplate<object, object> _subject;
    private readonly HandlebarsTemplate<object, object> _html;
    private readonly HandlebarsTemplate<object, object> _text;

    /// <param name="source">Subject on the first line, a blank line, the body in Markdown.</param>
    public MailTemplate(string source)
    {
        var end = source.IndexOf('\n', StringComparison.Ordinal);
        var body = source[(end + 1)..].Trim();
        _subject = s_plain.Compile(source[..end].Trim());
        _html = s_html.Compile(MailMarkdown.ToHtml(body));
        _text = s_plain.Compile(MailMarkdown.ToText(body));
    }

    public string Subject(object values) => MailText.OneLine(_subject(values));

    // A paragraph whose fields are all absent leaves an empty one.
    public string Html(object values) => _html(values).Replace("<p></p>\n", "", StringComparison.Ordinal);

    public string Text(object values)
    {
        var paragraphs = _text(values).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join("\n\n", paragraphs);
    }
}
