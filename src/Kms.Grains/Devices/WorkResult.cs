using System.Collections.Immutable;
using Kms.Jobs;

namespace Kms.Devices;

/// <summary>What came of a step.</summary>
/// <param name="Outcome">granted, unchanged, not-available, ...</param>
/// <param name="Detail">What is wrong and how to mend it.</param>
/// <param name="Refused">True when the row could not be done.</param>
/// <param name="Notes">The detail as codes, where the outcome alone does not say it.</param>
[GenerateSerializer, Immutable, Alias("kms.WorkResult")]
internal sealed record WorkResult(
    [property: Id(0)] string Outcome, [property: Id(1)] string? Detail = null, [property: Id(2)] bool Refused = false,
    [property: Id(3)] ImmutableArray<ReportNote>? Notes = null)
{
    public static WorkResult Unchanged { get; } = new("unchanged");
    public static WorkResult NotAvailable { get; } = new("not-available", null, true);

    /// <summary>Could not be done, for a reason with a code of its own.</summary>
    public static WorkResult Not(string outcome, string detail, params ReadOnlySpan<ReportNote> notes) => new(outcome, detail, true, [.. notes]);

    /// <summary>Unknown and foreign read alike.</summary>
    public static WorkResult Of(RefusedException refused) =>
        refused.Refusal == Refusal.NotFound ? NotAvailable : new(
        RefusalCodes.Of(refused.Refusal), refused.Detail, true,
        refused.Problems.IsEmpty ? null : [.. refused.Problems.Select(problem => new ReportNote(problem.Code, null, problem.Argument))]);
}
