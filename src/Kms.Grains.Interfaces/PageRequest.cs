namespace Kms;

/// <summary>Asks for a page.</summary>
/// <param name="Limit">1 to 1,000 rows.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; null for the first.</param>
[GenerateSerializer, Immutable, Alias("kms.PageRequest")]
public sealed record PageRequest(int Limit = 100, string? After = null);
