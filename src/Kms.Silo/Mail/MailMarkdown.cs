using Markdig;

namespace Kms.Silo.Mail;

/// <summary>
/// Makes a template's Markdown body into HTML and text in which the fields still stand as <c>{{name}}</c>. They are filled in afterwards,
/// encoded, so that what people typed is never read as Markdown. <c>[words](link:)</c> is where the mail's link goes.
/// </summary>
internal static class MailMarkdown
{
    private const string LinkTarget = "](link:)";
    private const string Button =
        "<a class=\"button\" style=\"display:inline-block;padding:12px 20px;border-radius:6px;background:{{color}};color:#ffffff;text-decoration:none;font-weight:600\" href=\"{{link}}\">";

    // No raw HTML in templates: what is not Markdown is text.
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static string ToHtml(string markdown) =>
        Markdown.ToHtml(markdown, s_pipeline).Replace("<a href=\"link:\">", Button, StringComparison.Ordinal);

    public static string ToText(string markdown)
    {
        var text = markdown.Replace("**", "", StringComparison.Ordinal);
        for (var target = text.IndexOf(LinkTarget, StringComparison.Ordinal); target >= 0; target = text.IndexOf(LinkTarget, StringComparison.Ordinal))
        {
            var start = text.LastIndexOf('[', target);
            text = $"{text[..start]}{text[(start + 1)..target]}:\n{{{{link}}}}{text[(target + LinkTarget.Length)..]}";
        }
        return text.Replace("*", "", StringComparison.Ordinal);
    }
}
