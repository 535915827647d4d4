using System.Collections.Immutable;
using Kms.Audit;

namespace Kms.AccessRequests;

/// <summary>What a rule decided: the next state, and what happened.</summary>
internal sealed record AccessRequestChange(AccessRequestState Next, ImmutableArray<Fact> Facts);
