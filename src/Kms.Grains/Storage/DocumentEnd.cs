namespace Kms.Storage;

/// <summary>Since when a document is over.</summary>
/// <param name="Grain">The text form of the grain's id.</param>
/// <param name="At">UTC.</param>
internal sealed record DocumentEnd(string Grain, DateTimeOffset At);
