using System.Collections.Immutable;
using Kms.Audit;

namespace Kms.Invitations;

/// <summary>What a rule decided: the next state, and what happened.</summary>
internal sealed record InvitationChange(InvitationDocument Next, ImmutableArray<Fact> Facts);
