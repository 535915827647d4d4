namespace Kms;

/// <summary>Asks for a page.</summary>
/// <param name="Limit">1 to 1,000 rows.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; null for the first.</param>
/// <param name="CountTotal">
/// False when the rows are wanted at once: <see cref="Page{T}.Total"/> may then be no more than what is known without counting. Only the
/// device catalogue counts long enough to leave it out.
/// </param>
[GenerateSerializer, Immutable, Alias("kms.PageRequest")]
public sealed record PageRequest(int Limit = 100, string? After = null, bool CountTotal = true);
