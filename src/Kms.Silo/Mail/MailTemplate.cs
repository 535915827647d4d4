using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Kms.Mail;

namespace Kms.Silo.Mail;

/// <summary>A template ready to be filled in: subject, HTML body, text body.</summary>
internal sealed class MailTemplate
{
    public const int LongestSubject = 200;
    public const int LongestBody = 10_000;

    private static readonly Dictionary<string, string?> s_nothing = [];

    private readonly MailPattern _subject;
    private readonly MailPattern _html;
    private readonly MailPattern _text;

    private MailTemplate(MailPattern subject, MailPattern html, MailPattern text) => (_subject, _html, _text) = (subject, html, text);

    /// <summary>What is wrong with it: no mail may be made from it unless this is empty.</summary>
    public ImmutableArray<Problem> Problems { get; private init; } = [];

    public static MailTemplate Read(TemplateText source, IReadOnlyCollection<string> fields, bool needsLink)
    {
        var problems = new List<Problem>();
        if (source.Subject.Length > LongestSubject) Tell("subject", TemplateFaults.TooLong, Number(LongestSubject));
        if (source.Body.Length > LongestBody) Tell("body", TemplateFaults.TooLong, Number(LongestBody));
        var subject = MailPattern.Parse(source.Subject, fields, (code, what) => Tell("subject", code, what));
        MailPattern.Parse(source.Body, fields, (code, what) => Tell("body", code, what));
        // What is too long is not read any further.
        var (html, text) = problems.Count == 0 ? MailMarkdown.Read(source.Body, (code, what) => Tell("body", code, what)) : ("", "");
        var made = new MailTemplate(
            subject, MailPattern.Parse(html, fields, (_, what) => Tell("body", TemplateFaults.FieldPlace, what)),
            MailPattern.Parse(text, fields, (_, what) => Tell("body", TemplateFaults.FieldPlace, what)));
        if (problems.Count == 0) made.CheckWithoutValues(needsLink, Tell);
        return new(made._subject, made._html, made._text) { Problems = [.. problems.Distinct()] };

        void Tell(string field, string code, string what) => problems.Add(TemplateFaults.Of(field, code, what));
    }

    public string Subject(IReadOnlyDictionary<string, string?> values) => MailText.OneLine(_subject.Fill(values, static value => value));

    // A paragraph whose fields are all absent leaves an empty one.
    public string Html(IReadOnlyDictionary<string, string?> values) =>
        _html.Fill(values, WebUtility.HtmlEncode).Replace("<p></p>\n", "", StringComparison.Ordinal);

    public string Text(IReadOnlyDictionary<string, string?> values)
    {
        var paragraphs = _text.Fill(values, static value => value).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join("\n\n", paragraphs);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Even with every field absent there must be something to read, and somewhere to go.
    private void CheckWithoutValues(bool needsLink, Action<string, string, string> tell)
    {
        if (Subject(s_nothing).Length == 0) tell("subject", TemplateFaults.Empty, "");
        if (Text(s_nothing).Length == 0) tell("body", TemplateFaults.Empty, "");
        else if (needsLink && !MailMarkdown.HasLink(Html(s_nothing))) tell("body", TemplateFaults.LinkMissing, "[...](link:)");
    }
}
