namespace Kms.Web.Components.Parts;

/// <summary>An uploaded file: the id of its grain, its name and length.</summary>
public sealed record Stored(string Id, string Name, long Length);
