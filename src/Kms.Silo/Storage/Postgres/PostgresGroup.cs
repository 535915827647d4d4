using Kms.Silo.Storage.Persons;
using Kms.Silo.Storage.Writing;

namespace Kms.Silo.Storage.Postgres;

/// <summary>The rows of one transaction, gathered from its units: first those that conditions hang on, then what follows from them.</summary>
internal sealed class PostgresGroup(IReadOnlyList<WriteUnit> units)
{
    private readonly Dictionary<string, WriteUnit> _devices = new(StringComparer.Ordinal);
    private readonly List<WriteUnit> _reads = [];

    public ColumnSet Changes { get; } = new();

    public ColumnSet Creates { get; } = new();

    public ColumnSet Reads { get; } = new();

    public ColumnSet Readers { get; } = new();

    public ColumnSet OnceFacts { get; } = new();

    /// <summary>Facts that an earlier transaction has written.</summary>
    public HashSet<string> KnownFacts { get; } = new(StringComparer.Ordinal);

    /// <summary>True when every condition held and every fact is new: what nearly always comes out, so it is prepared for meanwhile.</summary>
    public bool IsAsExpected => KnownFacts.Count == 0 && units.All(unit => unit.Accepted);

    public void GatherConditions()
    {
        foreach (var unit in units)
        {
            unit.Accepted = unit is not (ChangeUnit or CreateUnit or ReadUnit);
            switch (unit)
            {
                case ChangeUnit change:
                    Writing.Rows.Version(Changes.Row(), change.After).Number(change.VersionBefore);
                    _devices[change.After.Id.Value] = unit;
                    break;
                case CreateUnit create:
                    Writing.Rows.Device(Creates.Row(), create.Device);
                    _devices[create.Device.Id.Value] = unit;
                    break;
                case ReadUnit read:
                    AddRead(read);
                    break;
            }
            foreach (var fact in unit.Facts)
                if (fact.Once) OnceFacts.Row().Text(fact.Fact.Id);
        }
    }

    public void AcceptDevice(string id) => _devices[id].Accepted = true;

    public void AcceptCreates()
    {
        foreach (var unit in units)
            if (unit is CreateUnit) unit.Accepted = true;
    }

    public void AcceptRead(int place) => _reads[place].Accepted = true;

    /// <summary>Makes the rows of the units that were accepted; of all of them when their conditions are still being checked.</summary>
    public PostgresRows GatherRows(AuditTail? tail, PersonRegister persons, bool expected)
    {
        var rows = new PostgresRows();
        var written = expected ? new HashSet<string>(StringComparer.Ordinal) : new HashSet<string>(KnownFacts, StringComparer.Ordinal);
        // A read whose condition held came before every change of this transaction, so it stands before them in the audit trail.
        foreach (var unit in _reads.Concat(units.Where(unit => unit is not ReadUnit)))
        {
            if (!expected && !unit.Accepted) continue;
            rows.AddConsequences(unit);
            foreach (var fact in unit.Facts)
                if (!fact.Once || written.Add(fact.Fact.Id)) rows.Add(tail!.Append(fact), persons); // A unit with facts has a chain.
        }
        rows.End();
        return rows;
    }

    private void AddRead(ReadUnit unit)
    {
        Reads.Row().Number(_reads.Count).Text(unit.Read.Device.Value).Number(unit.Read.DeviceVersion).Text(unit.Read.User.Value)
            .Number(unit.Read.Epoch);
        Readers.Row().Text(unit.Read.User.Value);
        _reads.Add(unit);
    }
}
