using System.Globalization;
using System.Net;
using System.Text;
using Kms.Silo.Hosting;

namespace Kms.Silo.Mail;

/// <summary>What stands around every mail: the product's name above, help below. Plain enough for any mail program, in light and dark.</summary>
internal static class MailLayout
{
    public static string Html(ProductOptions product, MailPhrases phrases, string subject, string body, string? link)
    {
        var name = WebUtility.HtmlEncode(product.Name);
        var address = link is null ? "" : $"""
            <p style="font-size:13px;color:#5b6470">{WebUtility.HtmlEncode(phrases.CopyLink)}<br><span style="word-break:break-all">{WebUtility.HtmlEncode(link)}</span></p>
            """;
        return $"""
            <!DOCTYPE html>
            <html lang="{phrases.Culture.TwoLetterISOLanguageName}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
            <title>{WebUtility.HtmlEncode(subject)}</title></head>
            <body style="margin:0;padding:24px 12px;background:#f2f4f7;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:16px;line-height:1.5;color:#1d2430">
            <table role="presentation" width="100%" cellspacing="0" cellpadding="0"><tr><td align="center">
            <table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:560px;background:#ffffff;border-radius:8px;border-top:4px solid {product.Color}">
            <tr><td style="padding:20px 28px 0;font-weight:600;color:{product.Color}">{name}</td></tr>
            <tr><td style="padding:8px 28px 20px;overflow-wrap:anywhere">
            {body}{address}</td></tr></table>
            <p style="max-width:560px;font-size:13px;color:#5b6470">{WebUtility.HtmlEncode(Automatic(product, phrases))}{Support(product, phrases)}</p>
            </td></tr></table></body></html>
            """;
    }

    public static string Text(ProductOptions product, MailPhrases phrases, string body)
    {
        var text = new StringBuilder(body).Append("\n\n-- \n").Append(Automatic(product, phrases));
        if (product.Support is { Length: > 0 } support) text.Append('\n').Append(phrases.Questions).Append(' ').Append(support);
        return text.Append('\n').ToString();
    }

    private static string Automatic(ProductOptions product, MailPhrases phrases) =>
        string.Format(CultureInfo.InvariantCulture, phrases.Automatic, product.Name);

    private static string Support(ProductOptions product, MailPhrases phrases)
    {
        if (product.Support is not { Length: > 0 } support) return "";
        var target = support.Contains("://", StringComparison.Ordinal) ? support : "mailto:" + support;
        return $" {WebUtility.HtmlEncode(phrases.Questions)} <a href=\"{WebUtility.HtmlEncode(target)}\">{WebUtility.HtmlEncode(support)}</a>";
    }
}
