using System.Collections.Immutable;

namespace Kms.Audit;

/// <summary>One thing that is wrong with the trail.</summary>
/// <param name="Code">Stable kebab-case code.</param>
/// <param name="Text">What is wrong, in English, with the entry, chain or line named.</param>
/// <param name="Arguments">What the sentence names, in its order; pages put it into their own.</param>
[GenerateSerializer, Immutable, Alias("kms.AuditFault")]
public sealed record AuditFault(string Code, string Text, ImmutableArray<string> Arguments);
