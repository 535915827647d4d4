using System.Collections.Concurrent;
using System.Collections.Immutable;
using Kms.Mail;
using Kms.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Mail;

/// <summary>The built-in templates, one file for each kind and language, and what is made of others; each is read once.</summary>
internal sealed class MailTemplates(IOptions<KmsOptions> options) : IMailTemplates
{
    // Far more than all built-in ones; in an editor each pause makes another.
    private const int MostKept = 1_000;

    // Of no use to whoever cannot go on from there.
    private static readonly string[] s_withLink =
    [
        MailKinds.Activation, MailKinds.AlreadyRegistered, MailKinds.Invitation, MailKinds.ReadRightGranted, MailKinds.AccessRequestWaiting,
        MailKinds.AccessApproved, MailKinds.ApprovalNeeded, MailKinds.TransferOffered, MailKinds.PasswordReset, MailKinds.ExportReady,
        MailKinds.CertificateOrdered, MailKinds.CertificateIssued, MailKinds.CertificateEnding,
    ];

    private readonly ConcurrentDictionary<(string Kind, string Language), TemplateText> _builtIn = [];
    private readonly ConcurrentDictionary<(string Kind, TemplateText Text), MailTemplate> _read = [];

    /// <summary>English for a language that there is none of.</summary>
    public TemplateText BuiltIn(string kind, string language)
    {
        var known = MailPhrases.Languages.Contains(language) ? language : "en";
        return _builtIn.GetOrAdd((kind, known), static name => Split(Read(name.Kind, name.Language)));
    }

    public bool NeedsLink(string kind) => s_withLink.Contains(kind);

    public IReadOnlyList<string> Fields(string kind) => MailFields.Of(kind);

    public ImmutableArray<EmailTemplateField> Describe(OutgoingMail mail)
    {
        var values = MailFields.Values(mail, MailPhrases.In(mail.Language), options.Value.Product.Name);
        return [.. MailFields.All(mail.Kind).Select(name => new EmailTemplateField(name, values[name] ?? "", MailFields.IsCondition(name)))];
    }

    public ImmutableArray<Problem> Check(string kind, TemplateText text) => Find(kind, text).Problems;

    public MailTemplate Find(string kind, TemplateText text)
    {
        if (_read.Count >= MostKept) _read.Clear();
        return _read.GetOrAdd((kind, text), key => MailTemplate.Read(key.Text, MailFields.All(key.Kind), NeedsLink(key.Kind)));
    }

    public static string Read(string kind, string language)
    {
        using var resource = typeof(MailTemplates).Assembly.GetManifestResourceStream($"mail/{kind}.{language}.md")
            ?? throw new InvalidOperationException($"There is no mail template {kind} in {language}.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    // Subject on the first line, a blank line, the body.
    private static TemplateText Split(string source)
    {
        var end = source.IndexOf('\n', StringComparison.Ordinal);
        return new(source[..end].Trim(), source[(end + 1)..].Trim());
    }
}
