using System.Collections.Immutable;
using System.Globalization;
using Kms.Audit;

namespace Kms.Silo.Audit;

/// <summary>What verification found, up to a number that a person reads.</summary>
internal sealed class AuditFaults
{
    private const int Max = 100;

    private readonly List<AuditFault> _found = [];

    public AuditVerdict Verdict(long entries, int chains) => new(entries, chains, [.. _found.Select(fault => fault.Text)], [.. _found]);

    /// <param name="code">One of <see cref="AuditFaultTexts"/>.</param>
    /// <param name="arguments">What its sentence names.</param>
    public void Add(string code, params string[] arguments)
    {
        if (_found.Count > Max) return;
        if (_found.Count == Max) (code, arguments) = (AuditFaultTexts.More, []);
        _found.Add(new AuditFault(code, string.Format(CultureInfo.InvariantCulture, AuditFaultTexts.All[code], (object[])arguments), [.. arguments]));
    }
}
