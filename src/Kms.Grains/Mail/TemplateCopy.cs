using System.Collections.Immutable;

namespace Kms.Mail;

/// <summary>A copy of a template, with how it read before.</summary>
internal sealed record TemplateCopy
{
    public required EmailTemplateId Id { get; init; }

    public required string Kind { get; init; }

    public required string Language { get; init; }

    public bool Active { get; init; }

    public required TemplateRevision Now { get; init; }

    /// <summary>Newest first.</summary>
    public ImmutableArray<TemplateRevision> Before { get; init; } = [];

    public bool IsOf(string kind, string language) => Kind == kind && Language == language;

    public ShownTemplate ToShown() => new(new(Id, Kind, Language, Now.Name, Now.Text.Subject, Active, Now.Version, Now.At, ""), Now.Text, this);
}
