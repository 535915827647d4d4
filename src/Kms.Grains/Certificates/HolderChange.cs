using System.Collections.Immutable;
using Kms.Audit;

namespace Kms.Certificates;

/// <summary>What a rule decided: the next state, and what happened.</summary>
internal sealed record HolderChange(HolderState Next, ImmutableArray<Fact> Facts);
