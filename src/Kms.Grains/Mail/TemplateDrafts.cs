namespace Kms.Mail;

/// <summary>What somebody typed, as it is kept: a subject of one line, a body of clean lines.</summary>
internal static class TemplateDrafts
{
    public static TemplateText Clean(EmailTemplateDraft draft)
    {
        var lines = draft.Body.ReplaceLineEndings("\n").Split('\n').Select(line => Printable(line).TrimEnd());
        return new(Text.Clean(draft.Subject, int.MaxValue) ?? "", string.Join('\n', lines).Trim('\n'));
    }

    private static string Printable(string line) => new([.. line.Replace('\t', ' ').Where(letter => !Text.IsUnprintable(letter))]);
}
