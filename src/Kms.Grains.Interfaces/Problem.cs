namespace Kms;

/// <summary>One thing that is wrong.</summary>
/// <param name="Field">The field, column or row.</param>
/// <param name="Code">Stable kebab-case code.</param>
/// <param name="Text">What is wrong and how to mend it, in English.</param>
/// <param name="Argument">What the sentence names, such as a limit; pages put it into their own.</param>
[GenerateSerializer, Immutable, Alias("kms.Problem")]
public sealed record Problem(string Field, string Code, string Text, string? Argument = null);
