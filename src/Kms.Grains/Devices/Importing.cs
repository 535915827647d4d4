using System.Collections.Immutable;
using System.Globalization;
using Kms.Audit;
using Kms.Keys;
using Kms.Storage;
using Kms.Users;

namespace Kms.Devices;

/// <summary>What a row of a key file makes of a device, unknown or known. The same row again changes nothing.</summary>
internal static class Importing
{
    /// <param name="row">The row.</param>
    /// <param name="vault">Wraps its keys.</param>
    /// <param name="began">When the work began: the time the device has, so that a repeated step recognises what it did before.</param>
    /// <param name="occasion">The act.</param>
    public static DeviceChange Add(DeviceImport row, IKeyVault vault, DateTimeOffset began, Occasion occasion)
    {
        var device = new DeviceState
        {
            Id = row.Id, Manufacturer = row.Manufacturer, Serial = row.Serial, DevEui = row.DevEui, JoinEui = row.JoinEui, Type = row.Type,
            Medium = row.Medium, MbusVersion = row.MbusVersion, DeviceType = row.DeviceType, Year = row.Year,
            CustomerNumber = row.CustomerNumber, Label = row.Label, BatchName = row.BatchName, AllocatedTo = row.AllocatedTo,
            PublicClaim = row.PublicClaim, LabelCodeHash = row.LabelCodeHash, TokenHash = row.TokenHash, Aliases = row.Aliases,
            CreatedAt = began, ChangedAt = began,
        };
        foreach (var key in row.Keys) device = device.With(key, vault, began);
        device = device.WithHealth();
        return new DeviceChange(device, Effects.Of(FactOf("device.imported", device, row.Keys, occasion)));
    }

    /// <summary>Null when the row says nothing new. Refuses a row that means another device.</summary>
    public static DeviceChange? Import(this DeviceState device, DeviceImport row, IKeyVault vault, DateTimeOffset began, Occasion occasion)
    {
        DemandImporter(row, occasion.Actor);
        DemandSameDevice(device, row);
        var added = row.Keys.Where(key => !device.Has(key)).ToImmutableArray();
        var next = device.Completed(row);
        foreach (var key in added) next = next.With(key, vault, began);
        if (next == device) return null;
        next = (next with { ChangedAt = began }).WithHealth();
        return new DeviceChange(next, Effects.Of(FactOf("device.updated", next, added, occasion)));
    }

    /// <summary>What a row did that now changes nothing: a key that came in when this work began came from the step before a crash.</summary>
    public static WorkResult OfEarlierStep(this DeviceState device, DateTimeOffset began) =>
        device.CreatedAt != began && device.Keys.Any(k => k.Added == began) ? new WorkResult("updated") : WorkResult.Unchanged;

    /// <summary>Null when it is known already.</summary>
    public static DeviceChange? MarkShared(this DeviceState device, string fingerprint, Occasion occasion)
    {
        ImmutableArray<StoredKey> keys = [.. device.Keys.Select(k =>
            Convert.ToHexStringLower(k.Fingerprint.AsSpan()) == fingerprint ? k with { Findings = k.Findings | KeyFinding.Shared } : k)];
        if (keys.SequenceEqual(device.Keys)) return null;
        var next = (device with { Keys = keys }).WithHealth();
        return new DeviceChange(next, Effects.Of(occasion.Fact("key.shared", next)));
    }

    /// <summary>Null when all of it is known already.</summary>
    public static DeviceChange? NoteFindings(this DeviceState device, FindingWork work, Occasion occasion)
    {
        occasion.Demand(device, Act.SeeDevice);
        var found = work.Keys.ToLookup(k => k.Fingerprint, k => k.Findings);
        ImmutableArray<StoredKey> keys = [.. device.Keys.Select(k => k with
        {
            Findings = found[Convert.ToHexStringLower(k.Fingerprint.AsSpan())].Aggregate(k.Findings, (all, one) => all | one),
        })];
        if (keys.SequenceEqual(device.Keys)) return null;
        var next = (device with { Keys = keys }).WithHealth();
        return new DeviceChange(next, Effects.Of(occasion.Fact("key.findings", next, null, null, ("findings", next.Health.ToString()))));
    }

    /// <summary>All identities count: an alias of another maker would take that maker's device over.</summary>
    public static bool MayImport(DeviceId id, string? devEui, IEnumerable<DeviceId> aliases, Actor actor) =>
        actor.IsOperator || aliases.Append(id).Concat(devEui is null ? [] : [DeviceId.Parse($"EUI-{devEui}")]).All(i => MayImport(i, actor));

    public static bool MayImport(DeviceId device, Actor actor)
    {
        var standing = actor.IsOperator ? Standing.Operator : Standing.None;
        if (Organisations.MakerCodes.IsMakerOf(actor, device)) standing |= Standing.Maker;
        return Permissions.Allows(standing, Act.ImportKeys);
    }

    private static void DemandImporter(DeviceImport row, Actor actor)
    {
        if (!MayImport(row.Id, row.DevEui, row.Aliases.Select(DeviceId.Parse), actor))
            throw Refuse.For(Refusal.Forbidden, new("manufacturer", "foreign-maker", "The device is not of your own maker codes."));
    }

    // A second device with the same maker and serial but another version or type is never merged.
    private static void DemandSameDevice(DeviceState device, DeviceImport row)
    {
        if (Differ(device.MbusVersion, row.MbusVersion) || Differ(device.DeviceType, row.DeviceType))
        {
            throw Refuse.For(
                Refusal.AlreadyExists,
                new("serial", "other-device", "Another device with this manufacturer and serial number but another version or type is known."));
        }
    }

    private static bool Differ(byte? known, byte? given) => known is not null && given is not null && known != given;

    private static bool Has(this DeviceState device, KeyImport key) =>
        device.Keys.Any(k => k.Purpose == key.Purpose && k.Fingerprint.AsSpan().SequenceEqual(key.Fingerprint.AsSpan()));

    // Only what is missing is filled in. Claim, allocation, codes and label of a known device are not the file's to change,
    // unless nobody has the device yet; an old file does not deliver a released one again.
    private static DeviceState Completed(this DeviceState device, DeviceImport row)
    {
        var aliases = row.Aliases.Except(device.Aliases).Where(a => a != device.Id.Value).ToImmutableArray();
        var next = device with
        {
            Serial = device.Serial ?? row.Serial, DevEui = device.DevEui ?? row.DevEui, JoinEui = device.JoinEui ?? row.JoinEui,
            Type = device.Type ?? row.Type, Medium = device.Medium ?? row.Medium, MbusVersion = device.MbusVersion ?? row.MbusVersion,
            DeviceType = device.DeviceType ?? row.DeviceType, Year = device.Year ?? row.Year,
            CustomerNumber = device.CustomerNumber ?? row.CustomerNumber,
            Aliases = aliases.IsEmpty ? device.Aliases : device.Aliases.AddRange(aliases),
        };
        if (device.Owner is not null) return next;
        next = next with { LabelCodeHash = next.LabelCodeHash ?? row.LabelCodeHash, TokenHash = next.TokenHash ?? row.TokenHash };
        if (device.ClaimedAt is not null) return next;
        return next with
        {
            Label = next.Label ?? row.Label, BatchName = next.BatchName ?? row.BatchName, AllocatedTo = next.AllocatedTo ?? row.AllocatedTo,
            PublicClaim = next.PublicClaim || row.PublicClaim,
        };
    }

    // A key for a device that somebody owns waits for the owner; else it is in use at once, and the one before no longer.
    private static DeviceState With(this DeviceState device, KeyImport key, IKeyVault vault, DateTimeOffset now)
    {
        var version = device.Keys.Where(k => k.Purpose == key.Purpose).Select(k => k.Version).DefaultIfEmpty().Max() + 1;
        var state = device.Owner is null ? key.State ?? KeyState.Active : KeyState.PreActive;
        var stored = new StoredKey(
            key.Purpose, version, key.Algorithm, state, vault.Wrap(device.Id, key.Purpose, version, key.Value), key.Fingerprint,
            key.Findings, now);
        var keys = device.Keys.Add(stored);
        return device with { Keys = state == KeyState.Active ? keys.WithOneActive(key.Purpose, version) : keys };
    }

    private static Fact FactOf(string kind, DeviceState device, ImmutableArray<KeyImport> keys, Occasion occasion) => occasion.Fact(
        kind, device, null, null, ("keys", string.Join(' ', keys.Select(k => k.Purpose.Name))),
        ("findings", device.Health == KeyFinding.None ? null : device.Health.ToString()),
        ("count", keys.Length.ToString(CultureInfo.InvariantCulture)));
}
