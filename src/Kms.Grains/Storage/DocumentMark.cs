namespace Kms.Storage;

/// <summary>Says that the effects of a document's change may not be committed yet: written with the document, taken away with its effects.</summary>
/// <param name="Grain">The text form of the grain's id.</param>
/// <param name="Version">Of the document; a mark of a later change stays.</param>
internal sealed record DocumentMark(string Grain, long Version);
