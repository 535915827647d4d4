using System.Collections.Immutable;

namespace Kms.Mail;

/// <summary>The documents of one owner, at most one for each language.</summary>
internal sealed record InformationDocumentsState(ImmutableArray<StoredDocument> Documents)
{
    public static InformationDocumentsState Empty { get; } = new([]);

    public StoredDocument? Find(string language) => Documents.FirstOrDefault(document => document.Language == language);

    /// <summary>The one of the language, else whichever there is.</summary>
    public StoredDocument? Choose(string language) => Find(language) ?? Documents.FirstOrDefault();

    public InformationDocumentsState Without(string language) => new(Documents.RemoveAll(document => document.Language == language));

    public InformationDocumentsState With(StoredDocument document) => new(Without(document.Language).Documents.Add(document));
}
