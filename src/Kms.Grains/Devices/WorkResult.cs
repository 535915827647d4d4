namespace Kms.Devices;

/// <summary>What came of a step.</summary>
/// <param name="Outcome">granted, unchanged, not-available, ...</param>
/// <param name="Detail">What is wrong and how to mend it.</param>
/// <param name="Refused">True when the row could not be done.</param>
[GenerateSerializer, Immutable, Alias("kms.WorkResult")]
internal sealed record WorkResult([property: Id(0)] string Outcome, [property: Id(1)] string? Detail = null, [property: Id(2)] bool Refused = false)
{
    public static WorkResult Unchanged { get; } = new("unchanged");
    public static WorkResult NotAvailable { get; } = new("not-available", null, true);

    /// <summary>Unknown and foreign read alike.</summary>
    public static WorkResult Of(RefusedException refused) =>
        refused.Refusal == Refusal.NotFound ? NotAvailable : new(RefusalCodes.Of(refused.Refusal), refused.Detail, true);
}
