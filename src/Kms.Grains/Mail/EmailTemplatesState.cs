using System.Collections.Immutable;

namespace Kms.Mail;

/// <summary>All copies of one owner, oldest first.</summary>
internal sealed record EmailTemplatesState(ImmutableArray<TemplateCopy> Copies)
{
    public static EmailTemplatesState Empty { get; } = new([]);

    public TemplateCopy? Find(EmailTemplateId id) => Copies.FirstOrDefault(copy => copy.Id == id);

    public TemplateCopy? FindActive(string kind, string language) => Copies.FirstOrDefault(copy => copy.Active && copy.IsOf(kind, language));
}
