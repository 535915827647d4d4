using Kms.Keys;
using Kms.Mail;
using Kms.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Mail;

/// <summary>Fills in the built-in templates. Links begin with the configured public address, never with one from a request.</summary>
internal sealed class MailRenderer(MailTemplates templates, IKeyVault vault, IOptions<KmsOptions> options) : IMailRenderer
{
    private static readonly Dictionary<string, string> s_defaultPaths = new()
    {
        [MailKinds.AlreadyRegistered] = "/sign-in",
        [MailKinds.ReadRightGranted] = "/devices",
        [MailKinds.AccessApproved] = "/devices",
    };

    public MailPreview Render(OutgoingMail mail, bool withLink)
    {
        var (product, phrases) = (options.Value.Product, MailPhrases.In(mail.Language));
        var template = templates.Find(mail.Kind, mail.Language);
        var link = withLink ? options.Value.PublicBase + PathOf(mail) : null;
        var values = MailFields.Values(mail, phrases, product.Name);
        values["color"] = product.Color;
        values["link"] = link ?? phrases.LinkLeftOut;
        var subject = template.Subject(values);
        var text = MailLayout.Text(product, phrases, template.Text(values));
        values["link"] = link ?? "#";
        var html = template.Html(values);
        var shown = html.Contains("class=\"button\"", StringComparison.Ordinal) ? link ?? phrases.LinkLeftOut : null;
        return new MailPreview(subject, MailLayout.Html(product, phrases, subject, html, shown), text);
    }

    // A path of our own: "//other.example" or "https:..." would lead elsewhere.
    private string PathOf(OutgoingMail mail)
    {
        var path = mail.SealedLink is { IsDefaultOrEmpty: false } link ? vault.OpenLink(mail.Id, link) : mail.Fields.GetValueOrDefault("link");
        if (path is ['/', not '/' and not '\\', ..] && MailText.OneLine(path) == path) return path;
        return s_defaultPaths.GetValueOrDefault(mail.Kind, "/");
    }
}
