using System.Collections.Immutable;

namespace Kms.Audit;

/// <summary>What checking the chains found.</summary>
/// <param name="Entries">Entries checked.</param>
/// <param name="Chains">Chains checked.</param>
/// <param name="Faults">Each changed, missing, added or reordered entry, named.</param>
/// <param name="Named">The same faults with codes, for readers of other languages.</param>
[GenerateSerializer, Immutable, Alias("kms.AuditVerdict")]
public sealed record AuditVerdict(long Entries, int Chains, ImmutableArray<string> Faults, ImmutableArray<AuditFault> Named);
