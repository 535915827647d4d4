using System.Net;
using Kms.Keys;
using Kms.Mail;
using Kms.Silo.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Mail;

/// <summary>Fills in templates. Links begin with the configured public address, never with one from a request.</summary>
internal sealed partial class MailRenderer(MailTemplates templates, IKeyVault vault, IOptions<KmsOptions> options, ILogger<MailRenderer> log) : IMailRenderer
{
    private static readonly Dictionary<string, string> s_defaultPaths = new()
    {
        [MailKinds.AlreadyRegistered] = "/sign-in",
        [MailKinds.ReadRightGranted] = "/devices",
        [MailKinds.AccessApproved] = "/devices",
    };

    public MailPreview Render(OutgoingMail mail, bool withLink, TemplateText? text = null)
    {
        var (product, phrases) = (options.Value.Product, MailPhrases.In(mail.Language));
        var template = Find(mail, text);
        var link = withLink ? options.Value.PublicBase + PathOf(mail) : null;
        var values = MailFields.Values(mail, phrases, product.Name);
        var subject = mail.Fields.ContainsKey(MailTemplateFinder.TestField) ? $"Test: {template.Subject(values)}" : template.Subject(values);
        var plain = MailMarkdown.WithLinks(template.Text(values), link ?? phrases.LinkLeftOut);
        var html = template.Html(values);
        var shown = MailMarkdown.HasLink(html) ? link ?? phrases.LinkLeftOut : null;
        var body = MailMarkdown.WithButtons(html, product.Color, WebUtility.HtmlEncode(link ?? "#"));
        return new MailPreview(subject, MailLayout.Html(product, phrases, subject, body, shown), MailLayout.Text(product, phrases, plain));
    }

    // A rule that came later may refuse what was saved before; the mail leaves all the same.
    private MailTemplate Find(OutgoingMail mail, TemplateText? text)
    {
        if (text is not null && templates.Find(mail.Kind, text) is { Problems.IsEmpty: true } own) return own;
        if (text is not null) BuiltInInstead(log, mail.Id, mail.Kind);
        return templates.Find(mail.Kind, templates.BuiltIn(mail.Kind, mail.Language));
    }

    // A path of our own: "//other.example" or "https:..." would lead elsewhere.
    private string PathOf(OutgoingMail mail)
    {
        var path = mail.SealedLink is { IsDefaultOrEmpty: false } link ? vault.OpenLink(mail.Id, link) : mail.Fields.GetValueOrDefault("link");
        if (path is ['/', not '/' and not '\\', ..] && MailText.OneLine(path) == path) return path;
        return s_defaultPaths.GetValueOrDefault(mail.Kind, "/");
    }

    [LoggerMessage(LogLevel.Warning, "Mail {Mail} of kind {Kind} is made from the built-in template: the active one breaks a rule.")]
    private static partial void BuiltInInstead(ILogger log, string mail, string kind);
}
