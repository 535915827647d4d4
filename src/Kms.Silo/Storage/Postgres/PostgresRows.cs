using Kms.Devices;
using Kms.Listing;
using Kms.Silo.Storage.Persons;
using Kms.Silo.Storage.Writing;

namespace Kms.Silo.Storage.Postgres;

/// <summary>What follows from the units whose conditions held, table by table.</summary>
internal sealed class PostgresRows
{
    private readonly Dictionary<(string Kind, string Id), ListEntry> _entries = [];
    private readonly HashSet<string> _mails = new(StringComparer.Ordinal);
    private readonly HashSet<string> _persons = new(StringComparer.Ordinal);

    public ColumnSet Devices { get; } = new();

    public ColumnSet Versions { get; } = new();

    /// <summary>The condition that held says that there is nothing to collide with, which spares a search.</summary>
    public ColumnSet NewKeys { get; } = new();

    public ColumnSet NewRights { get; } = new();

    public ColumnSet Keys { get; } = new();

    public ColumnSet Rights { get; } = new();

    public ColumnSet Requests { get; } = new();

    public ColumnSet Aliases { get; } = new();

    public ColumnSet DroppedKeys { get; } = new();

    public ColumnSet DroppedRights { get; } = new();

    public ColumnSet DroppedRequests { get; } = new();

    public ColumnSet DroppedAliases { get; } = new();

    public ColumnSet Revealed { get; } = new();

    public ColumnSet Audit { get; } = new();

    public ColumnSet Mails { get; } = new();

    public ColumnSet Persons { get; } = new();

    public ColumnSet Entries { get; } = new();

    public ColumnSet Marks { get; } = new();

    public void AddConsequences(WriteUnit unit)
    {
        if (unit is ChangeUnit change) Add(change.After, change.Diff);
        else if (unit is CreateUnit create) AddNew(create.Device);
        else if (unit is ReadUnit read) AddRevealed(read.Read);
        AddEffects(unit);
    }

    private void AddNew(DeviceState device)
    {
        Rows.Version(Versions.Row(), device);
        Add(device, DeviceDiff.OfNew(device));
    }

    private void Add(DeviceState device, DeviceDiff diff)
    {
        if (diff.Row) Rows.Device(Devices.Row(), device);
        foreach (var key in diff.Keys.Added) Rows.Key(NewKeys.Row(), device.Id, key);
        foreach (var key in diff.Keys.Changed) Rows.Key(Keys.Row(), device.Id, key);
        foreach (var right in diff.Rights.Added) Rows.Right(NewRights.Row(), device.Id, right);
        foreach (var right in diff.Rights.Changed) Rows.Right(Rights.Row(), device.Id, right);
        foreach (var request in diff.Requests.Added) Rows.Request(Requests.Row(), device.Id, request);
        foreach (var request in diff.Requests.Changed) Rows.Request(Requests.Row(), device.Id, request);
        foreach (var key in diff.Keys.Removed) DroppedKeys.Row().Text(device.Id.Value).Text(key.Purpose.Name).Number(key.Version);
        foreach (var right in diff.Rights.Removed) DroppedRights.Row().Text(device.Id.Value).Text(right.Id.Value);
        foreach (var request in diff.Requests.Removed) DroppedRequests.Row().Text(device.Id.Value).Text(request.Id.Value);
        if (diff.Aliases) AddAliases(device);
    }

    private void AddRevealed(KeyReadRecord read)
    {
        foreach (var (purpose, version) in read.Keys)
            Revealed.Row().Text(read.Device.Value).Text(purpose.Name).Number(version).Number(read.Fact.At.ToStored());
    }

    public void Add(AuditRow entry, PersonRegister persons)
    {
        EffectRows.Audit(Audit.Row(), entry);
        var subject = entry.Fact.Fact.Subject;
        if (persons.AddressOf(subject) is { } address && _persons.Add(subject!)) Persons.Row().Text(subject).Text(address); // Null has no address.
    }

    private void AddEffects(WriteUnit unit)
    {
        if (unit is EffectUnit { Settled: { } mark }) Marks.Row().Text(mark.Grain).Number(mark.Version);
        foreach (var mail in unit.Mails)
            if (_mails.Add(mail.Id)) EffectRows.Mail(Mails.Row(), mail);
        foreach (var entry in unit.Entries)
            if (!_entries.TryGetValue((entry.Kind, entry.Id), out var other) || other.Version <= entry.Version)
                _entries[(entry.Kind, entry.Id)] = entry;
    }

    // One statement may not touch a row twice, so only the last of several entries is written.
    public void End()
    {
        foreach (var entry in _entries.Values) EffectRows.Entry(Entries.Row(), entry);
    }

    private void AddAliases(DeviceState device)
    {
        DroppedAliases.Row().Text(device.Id.Value);
        foreach (var (place, alias) in device.Aliases.Distinct(StringComparer.Ordinal).Index())
            Aliases.Row().Text(alias).Text(device.Id.Value).Number(place);
    }
}
