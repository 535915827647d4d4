using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Kms.Silo.Mail;

/// <summary>
/// Makes a template's Markdown body into HTML and text in which the fields still stand as <c>{{name}}</c>. They are filled in afterwards,
/// encoded, so that what people typed is never read as Markdown. <c>[words](link:)</c> is where the mail's link goes; it comes last of all,
/// so that no other address can be made to carry it.
/// </summary>
internal static class MailMarkdown
{
    private const string Link = "link:";
    private const string LinkTarget = "](link:)";
    private const string LinkAnchor = "<a href=\"link:\">";

    // Templates and values have no control characters.
    private const string LinkMark = "\u0001";

    // No raw HTML in templates: what is not Markdown is text.
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <param name="markdown">The body.</param>
    /// <param name="problem">Told what mails cannot have: a code, and what it is about.</param>
    public static (string Html, string Text) Read(string markdown, Action<string, string> problem)
    {
        try
        {
            var document = Markdown.Parse(markdown, s_pipeline);
            var links = document.Descendants<LinkInline>().ToList();
            foreach (var link in links) Check(link, problem);
            foreach (var address in document.Descendants<AutolinkInline>()) CheckAddress(address.IsEmail ? "mailto:" : address.Url, problem);
            if (links.Count(link => link.Url == Link) != markdown.Split(LinkTarget).Length - 1) problem(TemplateFaults.LinkForm, "[...](link:)");
            else return (document.ToHtml(s_pipeline), ToText(markdown));
        }
        catch (ArgumentException)
        {
            // Markdig's own limit, long before its recursion fills the stack.
            problem(TemplateFaults.TooDeep, "");
        }
        return ("", "");
    }

    /// <summary>Puts the link where a filled-in HTML body says.</summary>
    public static string WithButtons(string html, string color, string link) => html.Replace(
        LinkAnchor,
        $"<a class=\"button\" style=\"display:inline-block;padding:12px 20px;border-radius:6px;background:{color};color:#ffffff;text-decoration:none;font-weight:600\" href=\"{link}\">",
        StringComparison.Ordinal);

    /// <summary>Puts the link where a filled-in text body says.</summary>
    public static string WithLinks(string text, string link) => text.Replace(LinkMark, link, StringComparison.Ordinal);

    public static bool HasLink(string html) => html.Contains(LinkAnchor, StringComparison.Ordinal);

    private static void Check(LinkInline link, Action<string, string> problem)
    {
        if (link.IsImage) problem(TemplateFaults.Image, link.Url ?? "");
        else if (link.Url == Link) link.Title = null;
        else CheckAddress(link.Url ?? "", problem);
    }

    // A field in an address could carry what it holds to somebody else.
    private static void CheckAddress(string address, Action<string, string> problem)
    {
        var isKnown = address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
        if (!isKnown || address.Contains("{{", StringComparison.Ordinal)) problem(TemplateFaults.Address, address);
    }

    private static string ToText(string markdown)
    {
        var text = markdown.Replace("**", "", StringComparison.Ordinal);
        for (var target = text.IndexOf(LinkTarget, StringComparison.Ordinal); target >= 0; target = text.IndexOf(LinkTarget, StringComparison.Ordinal))
        {
            var start = text.LastIndexOf('[', target);
            text = $"{text[..start]}{text[(start + 1)..target]}:\n{LinkMark}{text[(target + LinkTarget.Length)..]}";
        }
        return text.Replace("*", "", StringComparison.Ordinal);
    }
}
