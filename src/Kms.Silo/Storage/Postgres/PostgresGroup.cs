using Kms.Silo.Storage.Persons;
using Kms.Silo.Storage.Writing;

namespace Kms.Silo.Storage.Postgres;

/// <summary>The rows of one transaction, gathered from its units: first those that conditions hang on, then what follows from them.</summary>
internal sealed class PostgresGroup(IReadOnlyList<WriteUnit> units)
{
    private readonly Dictionary<string, WriteUnit> _devices = new(StringComparer.Ordinal);
    private readonly List<ReadUnit> _reads = [];

    public ColumnSet Changes { get; } = new();

    public ColumnSet Creates { get; } = new();

    public ColumnSet Reads { get; } = new();

    public ColumnSet Readers { get; } = new();

    public ColumnSet OnceFacts { get; } = new();

    public HashSet<string> KnownFacts { get; } = new(StringComparer.Ordinal);

    public PostgresRows Rows { get; } = new();

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

    public void AcceptRead(int place) => _reads[place].Accepted = true;

    // A read whose condition held came before every change of this transaction, so it stands before them in the audit trail.
    public void GatherRows(AuditTail? tail, PersonRegister persons)
    {
        foreach (var read in _reads) Gather(read, tail, persons);
        foreach (var unit in units)
            if (unit is not ReadUnit) Gather(unit, tail, persons);
        Rows.End();
    }

    private void Gather(WriteUnit unit, AuditTail? tail, PersonRegister persons)
    {
        if (!unit.Accepted) return;
        if (unit is ChangeUnit change) Rows.Add(change.After, change.Diff);
        else if (unit is CreateUnit create) Rows.AddNew(create.Device);
        else if (unit is ReadUnit read) Rows.AddRevealed(read.Read);
        foreach (var fact in unit.Facts)
            if (!fact.Once || KnownFacts.Add(fact.Fact.Id)) Rows.Add(tail!.Append(fact), persons); // A unit with facts has a chain.
        Rows.Add(unit);
    }

    private void AddRead(ReadUnit unit)
    {
        Reads.Row().Number(_reads.Count).Text(unit.Read.Device.Value).Number(unit.Read.DeviceVersion).Text(unit.Read.User.Value)
            .Number(unit.Read.Epoch);
        Readers.Row().Text(unit.Read.User.Value);
        _reads.Add(unit);
    }
}
