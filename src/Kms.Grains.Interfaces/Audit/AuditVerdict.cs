using System.Collections.Immutable;

namespace Kms.Audit;

/// <summary>What checking the chains found.</summary>
/// <param name="Entries">Entries checked.</param>
/// <param name="Chains">Chains checked.</param>
/// <param name="Faults">Each changed, missing, added or reordered entry, named.</param>
[GenerateSerializer, Immutable, Alias("kms.AuditVerdict")]
public sealed record AuditVerdict(long Entries, int Chains, ImmutableArray<string> Faults);
