namespace Kms.Web.Components.Parts;

/// <summary>One entry of a drop-down: what is kept and what is read.</summary>
public sealed record Choice(string Value, string Text, string? Note = null);
