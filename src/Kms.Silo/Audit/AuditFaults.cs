using System.Collections.Immutable;

namespace Kms.Silo.Audit;

/// <summary>What verification found, up to a number that a person reads.</summary>
internal sealed class AuditFaults
{
    private const int Max = 100;

    private readonly List<string> _found = [];

    public ImmutableArray<string> Found => [.. _found];

    public void Add(string fault)
    {
        if (_found.Count < Max) _found.Add(fault);
        else if (_found.Count == Max) _found.Add("and more");
    }
}
