using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Components.Parts;

/// <summary>A refusal in the reader's language: what happened and how to mend it.</summary>
internal sealed record RefusalWords(string Title, string Text, IReadOnlyList<string> Problems)
{
    /// <param name="refused">What was said.</param>
    /// <param name="texts">The reader's language.</param>
    /// <param name="act">It was to change something, not only to show it.</param>
    public static RefusalWords Of(RefusedException refused, IStringLocalizer<Texts> texts, bool act = false)
    {
        var text = refused.RetryAfter is { } wait
            ? texts["Refusal.TooManyAttempts.Wait", Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes))]
            : act && refused.Refusal == Refusal.Unreachable ? texts["Refusal.Unreachable.Act"] : texts[$"Refusal.{refused.Refusal}"];
        return new(texts["Refusal.Title"], text, [.. refused.Problems.Select(problem => Say(problem, texts))]);
    }

    /// <summary>The code's text in the reader's language.</summary>
    public static string Say(Problem problem, IStringLocalizer<Texts> texts) => Say(problem.Code, problem.Argument, texts) ?? problem.Text;

    /// <summary>Null where a code has no text; a test sees to it that each has one.</summary>
    public static string? Say(string code, string? argument, IStringLocalizer<Texts> texts)
    {
        var text = texts[$"Problem.{code}", argument ?? ""];
        if (!text.ResourceNotFound) return text;
        var refusal = texts[$"Refusal.{Pascal(code)}"];
        return refusal.ResourceNotFound ? null : refusal.Value;
    }

    internal static string Pascal(string code) =>
        string.Concat(code.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
