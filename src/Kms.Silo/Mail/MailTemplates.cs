using System.Collections.Concurrent;

namespace Kms.Silo.Mail;

/// <summary>The built-in templates, one file for each kind and language, compiled on first use.</summary>
internal sealed class MailTemplates
{
    private readonly ConcurrentDictionary<(string Kind, string Language), MailTemplate> _compiled = [];

    /// <summary>English for a language that there is none of.</summary>
    public MailTemplate Find(string kind, string language)
    {
        var known = MailPhrases.Languages.Contains(language) ? language : "en";
        return _compiled.GetOrAdd((kind, known), static name => new MailTemplate(Read(name.Kind, name.Language)));
    }

    public static string Read(string kind, string language)
    {
        using var resource = typeof(MailTemplates).Assembly.GetManifestResourceStream($"mail/{kind}.{language}.md")
            ?? throw new InvalidOperationException($"There is no mail template {kind} in {language}.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
