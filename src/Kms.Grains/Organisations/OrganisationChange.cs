using System.Collections.Immutable;
using Kms.Audit;

namespace Kms.Organisations;

/// <summary>What a rule decided: the next state, and what happened.</summary>
internal sealed record OrganisationChange(OrganisationState Next, ImmutableArray<Fact> Facts);
