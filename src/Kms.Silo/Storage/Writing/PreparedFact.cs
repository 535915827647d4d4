using Kms.Audit;
using Kms.Silo.Audit;

namespace Kms.Silo.Storage.Writing;

/// <summary>A fact made ready by the caller, so that the writer has only to chain it.</summary>
internal sealed class PreparedFact
{
    private PreparedFact(Fact fact, bool once)
    {
        Fact = fact;
        Once = once;
        Details = AuditText.Details(fact);
        Canonical = AuditText.Canonical(
            fact.Id, fact.Kind, fact.At, fact.Actor?.Value, fact.Organisation?.Value, fact.Device?.Value, fact.Subject, Details);
    }

    public Fact Fact { get; }

    /// <summary>True when the id alone keeps it from being written twice; false when the version of a device does.</summary>
    public bool Once { get; }

    public string Details { get; }

    public byte[] Canonical { get; }

    public static PreparedFact[] Of(IReadOnlyList<Fact> facts, bool once)
    {
        if (facts.Count == 0) return [];
        var prepared = new PreparedFact[facts.Count];
        for (var i = 0; i < prepared.Length; i++) prepared[i] = new PreparedFact(facts[i], once);
        return prepared;
    }
}
