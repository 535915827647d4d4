using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Components.Parts;

/// <summary>A refusal in the reader's language: what happened and how to mend it.</summary>
internal sealed record RefusalWords(string Title, string Text, IReadOnlyList<string> Problems)
{
    public static RefusalWords Of(RefusedException refused, IStringLocalizer<Texts> texts)
    {
        var text = refused.RetryAfter is { } wait
            ? texts["Refusal.TooManyAttempts.Wait", Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes))]
            : texts[$"Refusal.{refused.Refusal}"];
        return new(texts["Refusal.Title"], text, [.. refused.Problems.Select(problem => Say(problem, texts))]);
    }

    /// <summary>The code's text in the reader's language, or the English text where a code has none.</summary>
    public static string Say(Problem problem, IStringLocalizer<Texts> texts) => texts.Say($"Problem.{problem.Code}", problem.Text);
}
