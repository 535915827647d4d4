namespace Kms.Web.Components.Parts;

/// <summary>A question before an act.</summary>
/// <param name="Title">The question.</param>
/// <param name="Text">What will happen.</param>
/// <param name="Verb">The button that does it, named after the act.</param>
/// <param name="IsDanger">It destroys or takes away.</param>
internal sealed record Prompt(string Title, string Text, string Verb, bool IsDanger = true);
