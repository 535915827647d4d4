using System.Collections.Immutable;
using Kms.Audit;
using Kms.Organisations;

namespace Kms.Mail;

/// <summary>The life of an owner's copies (I7): inactive at first, one active of each kind and language, every text kept for a while.</summary>
internal static class EmailTemplateRules
{
    public const int MostCopies = 100;
    public const int MostRevisions = 20;

    // All copies stand in one document, which is written as a whole.
    private const int MostCharactersBefore = 1_000_000;

    public static TemplateChange Copy(
        this EmailTemplatesState state, EmailTemplateId id, string kind, string language, string? name, TemplateText text, Moment moment)
    {
        if (state.Copies.Length >= MostCopies)
            throw new RefusedException(Refusal.TooLarge, $"There are {MostCopies} copies already. Delete one that is not needed.");
        var made = new TemplateCopy { Id = id, Kind = kind, Language = language, Now = new(1, name, text, moment.Now, moment.By) };
        return new(state with { Copies = state.Copies.Add(made) }, [made.Fact("template.copied", moment)]);
    }

    public static TemplateChange Save(this EmailTemplatesState state, TemplateCopy copy, string? name, TemplateText text, int version, Moment moment)
    {
        if (copy.Now.Version != version)
            throw new RefusedException(Refusal.Conflict, "Somebody else changed this template in between. Read it again.");
        if (copy.Now.Name == name && copy.Now.Text == text) return new(state, []);
        var next = copy with { Now = new(version + 1, name, text, moment.Now, moment.By), Before = [copy.Now, .. copy.Before.Take(MostRevisions - 1)] };
        return new(Trim(state.With(next)), [next.Fact("template.changed", moment)]);
    }

    public static TemplateChange Restore(this EmailTemplatesState state, TemplateCopy copy, int revision, int version, Moment moment)
    {
        var then = copy.Before.FirstOrDefault(before => before.Version == revision)
            ?? throw new RefusedException(Refusal.NotFound, "This earlier version is not kept any more.");
        return state.Save(copy, then.Name, then.Text, version, moment);
    }

    public static TemplateChange Activate(this EmailTemplatesState state, TemplateCopy copy, Moment moment)
    {
        var others = state.Deactivate(copy.Kind, copy.Language, moment, but: copy.Id);
        return copy.Active ? others : new(others.Next.With(copy with { Active = true }), [.. others.Facts, copy.Fact("template.activated", moment)]);
    }

    /// <summary>Leaves mails of the kind and language to the original.</summary>
    public static TemplateChange Deactivate(this EmailTemplatesState state, string kind, string language, Moment moment, EmailTemplateId? but = null)
    {
        var active = state.Copies.Where(copy => copy.Active && copy.IsOf(kind, language) && copy.Id != but).ToList();
        var next = active.Aggregate(state, (all, copy) => all.With(copy with { Active = false }));
        return new(next, [.. active.Select(copy => copy.Fact("template.deactivated", moment))]);
    }

    public static TemplateChange Delete(this EmailTemplatesState state, TemplateCopy copy, Moment moment) =>
        new(state with { Copies = state.Copies.Remove(copy) }, [copy.Fact("template.deleted", moment)]);

    private static EmailTemplatesState With(this EmailTemplatesState state, TemplateCopy next)
    {
        var at = state.Copies.IndexOf(state.Find(next.Id)!); // what is changed was found there
        return state with { Copies = state.Copies.SetItem(at, next) };
    }

    // The oldest texts go first, whichever copy they are of.
    private static EmailTemplatesState Trim(EmailTemplatesState state)
    {
        while (state.Copies.Sum(copy => copy.Before.Sum(before => before.Length)) > MostCharactersBefore)
        {
            var oldest = state.Copies.Where(copy => !copy.Before.IsEmpty).MinBy(copy => copy.Before[^1].At)!; // the sum above is of some
            state = state.With(oldest with { Before = oldest.Before.RemoveAt(oldest.Before.Length - 1) });
        }
        return state;
    }

    private static Fact Fact(this TemplateCopy copy, string kind, Moment moment) => moment.Fact(
        kind, copy.Id.Owner == EmailTemplateId.Service ? null : new OrganisationId(copy.Id.Owner), copy.Id.Value,
        ("mail", copy.Kind), ("language", copy.Language));
}
