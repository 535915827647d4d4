using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Kms.Web.Tests.Browser.Guides;

/// <summary>A guide as a page for the printer: as much of Markdown as the guides use, the pictures within.</summary>
internal static partial class GuidePaper
{
    private const string Style = """
        @page { size: A4; margin: 16mm }
        body { font: 11pt/1.45 system-ui, "Liberation Sans", Arial, sans-serif; color: #17202a; margin: 0 auto; max-width: 178mm }
        h1 { font-size: 20pt } h2 { font-size: 14pt; margin: 7mm 0 2mm } h1, h2 { break-after: avoid; line-height: 1.2 }
        figure { margin: 3mm 0; break-inside: avoid } img { display: block; max-width: 100%; max-height: 110mm; border: 1px solid #7d8896; border-radius: 2mm }
        li, tr { break-inside: avoid } li { margin: 1mm 0 } table { border-collapse: collapse; width: 100% }
        th, td { border: 1px solid #c5ccd3; padding: 1.5mm 2mm; text-align: left; vertical-align: top }
        """;

    public static string Write(Guide guide)
    {
        var html = new StringBuilder($"<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>{guide.Name}</title><style>{Style}</style><body>");
        foreach (var block in guide.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)) html.Append(Block(block.Trim('\n')));
        return html.Append("</body></html>").ToString();
    }

    private static string Block(string block) => block switch
    {
        ['#', '#', ..] => $"<h2>{Inline(block[2..])}</h2>",
        ['#', ..] => $"<h1>{Inline(block[1..])}</h1>",
        ['!', ..] => Figure(Picture().Match(block)),
        ['|', ..] => Table(block.Split('\n')),
        _ when Item().Match(block) is { Success: true } first => $"<ol start=\"{first.Groups[1].Value}\">{string.Concat(Items(block))}</ol>",
        _ => $"<p>{Inline(block)}</p>",
    };

    // A step goes on in indented lines.
    private static IEnumerable<string> Items(string block) => Step().Split(block).Skip(1).Select(text => $"<li>{Inline(text)}</li>");

    private static string Figure(Match picture)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Guide.Pictures, picture.Groups[2].Value));
        return $"<figure><img alt=\"{WebUtility.HtmlEncode(picture.Groups[1].Value)}\" src=\"data:image/png;base64,{Convert.ToBase64String(bytes)}\"></figure>";
    }

    private static string Table(string[] lines)
    {
        var rows = lines.Where((_, at) => at != 1).Select((line, at) => $"<tr>{string.Concat(line.Trim('|', ' ').Split('|').Select(cell => Cell(cell, at)))}</tr>");
        return $"<table>{string.Concat(rows)}</table>";
    }

    private static string Cell(string cell, int row) => row == 0 ? $"<th>{Inline(cell)}</th>" : $"<td>{Inline(cell)}</td>";

    private static string Inline(string text) =>
        Link().Replace(Code().Replace(Slanted().Replace(Bold().Replace(WebUtility.HtmlEncode(text.Trim()), "<b>$1</b>"), "<i>$1</i>"), "<code>$1</code>"), "$1");

    [GeneratedRegex(@"!\[([^\]]+)\]\(images/([a-z0-9-]+\.png)\)")]
    private static partial Regex Picture();

    [GeneratedRegex(@"^(\d)\. ")]
    private static partial Regex Item();

    [GeneratedRegex(@"^\d\. ", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"\*\*(.+?)\*\*", RegexOptions.Singleline)]
    private static partial Regex Bold();

    [GeneratedRegex(@"\*(.+?)\*", RegexOptions.Singleline)]
    private static partial Regex Slanted();

    [GeneratedRegex("`(.+?)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();
}
