using Kms.Audit;

namespace Kms.Web.Api;

internal sealed record AuditVerdictAnswer(
    bool Ok, long Entries, int Chains, IReadOnlyList<string> Faults, IReadOnlyList<AuditFaultAnswer> Named)
{
    public static AuditVerdictAnswer Of(AuditVerdict verdict) => new(
        verdict.Faults.IsEmpty, verdict.Entries, verdict.Chains, verdict.Faults,
        [.. verdict.Named.Select(fault => new AuditFaultAnswer(fault.Code, fault.Text, fault.Arguments))]);
}
