namespace Kms.Mail;

/// <summary>What may leave with an invitation: one PDF file, small enough for mail servers.</summary>
internal static class DocumentRules
{
    private const int LongestName = 100;
    private const string Extension = ".pdf";

    public static string Language(string language) => Letters.Languages.Contains(language)
        ? language
        : throw Refuse("language", "language-unknown", "Languages are en, da, fr and de.");

    public static void DemandPdf(byte[] content)
    {
        if (content.Length > IInformationDocumentsGrain.MostBytes)
            throw new RefusedException(Refusal.TooLarge, "A document has at most 5 MB: mail servers take no more.");
        // ISO 32000-1, section 7.5.2: the header. By name and type anything could call itself a PDF.
        if (!content.AsSpan().StartsWith("%PDF-"u8)) throw Refuse("file", "not-a-pdf", "Only PDF files leave with mails.");
    }

    /// <summary>A name for whoever gets it: one line, no folder, ending as it must.</summary>
    public static string FileName(string name)
    {
        var clean = Text.Clean(name[(name.LastIndexOfAny(['/', '\\']) + 1)..], LongestName) ?? "document";
        var kept = new string([.. clean.Select(letter => "\"<>|:*?;".Contains(letter, StringComparison.Ordinal) ? '_' : letter)]);
        return kept.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? kept : kept + Extension;
    }

    private static RefusedException Refuse(string field, string code, string text) =>
        new(Refusal.Invalid, "The document cannot be kept.", [new(field, code, text)]);
}
