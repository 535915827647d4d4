using System.Collections.Immutable;
using Kms.Audit;
using Kms.Devices;
using Kms.Storage;
using Kms.Users;

namespace Kms.Keys;

/// <summary>What may happen to the keys of a device.</summary>
internal static class KeyRules
{
    public static DeviceChange? SetKeyState(
        this DeviceState device, KeyPurpose purpose, int version, KeyState state, string reason, Occasion occasion)
    {
        occasion.Demand(device, Act.ManageKeyStates);
        var why = ShortText.Required(reason, "reason", ShortText.ReasonLength);
        var key = device.Keys.FirstOrDefault(k => k.Purpose == purpose && k.Version == version)
            ?? throw new RefusedException(Refusal.NotFound, "The device has no such key.");
        if (key.State == state) return null;
        if (!key.State.MayBecome(state))
            throw new RefusedException(Refusal.KeyState, $"A key that is {key.State} cannot become {state}.");

        var keys = device.Keys.Replace(key, key.In(state));
        if (state == KeyState.Active) keys = keys.WithOneActive(purpose, version);
        var next = (device with { Keys = keys, ChangedAt = occasion.Now }).WithHealth();
        ImmutableArray<Fact> facts = [.. device.Keys.Zip(next.Keys).Where(pair => pair.First.State != pair.Second.State).Select(pair =>
            Moved(next, pair.First, pair.Second, why, occasion))];
        return new DeviceChange(next, new Effects(facts, [], []));
    }

    /// <summary>Keys that got into wrong hands, as far as they may become it: destroyed ones need not.</summary>
    public static DeviceChange? Compromise(this DeviceState device, CompromiseWork work, Occasion occasion)
    {
        occasion.Demand(device, Act.ManageKeyStates);
        bool IsMeant(StoredKey key) => key.State.MayBecome(KeyState.Compromised) && work.Keys.Contains($"{key.Purpose}/{key.Version}");
        ImmutableArray<StoredKey> keys = [.. device.Keys.Select(k => IsMeant(k) ? k.In(KeyState.Compromised) : k)];
        var facts = device.Keys.Where(IsMeant).Select(k => occasion.Fact(
            "key.state", device, $"{k.Purpose}/{k.Version}", device.Owner, ("from", k.State.ToString()), ("to", nameof(KeyState.Compromised)),
            ("reason", work.Reason), ("user", work.Account.Value)));
        return device.Keys.Any(IsMeant)
            ? new DeviceChange((device with { Keys = keys, ChangedAt = occasion.Now }).WithHealth(), new Effects([.. facts], [], []))
            : null;
    }

    /// <summary>At most one key of a purpose is in use: the one just activated. The one before still opens old telegrams.</summary>
    public static ImmutableArray<StoredKey> WithOneActive(this ImmutableArray<StoredKey> keys, KeyPurpose purpose, int version) =>
        [.. keys.Select(k => k.Purpose == purpose && k.Version != version && k.State == KeyState.Active ? k.In(KeyState.Deactivated) : k)];

    /// <summary>The findings of all keys that still have a value.</summary>
    public static DeviceState WithHealth(this DeviceState device) => device with
    {
        Health = device.Keys.Where(k => k.State != KeyState.Destroyed).Aggregate(KeyFinding.None, (all, k) => all | k.Findings),
    };

    public static KeyInfo ToInfo(this StoredKey key) =>
        new(key.Purpose, key.Version, key.Algorithm, key.State, key.FirstRevealed is not null, key.Findings, key.Added);

    /// <summary>A destroyed key loses its value for good; its fingerprint stays, to recognise it should it come back.</summary>
    private static StoredKey In(this StoredKey key, KeyState state) =>
        key with { State = state, Wrapped = state == KeyState.Destroyed ? null : key.Wrapped };

    private static Fact Moved(DeviceState device, StoredKey before, StoredKey after, string why, Occasion occasion) => occasion.Fact(
        "key.state", device, $"{after.Purpose}/{after.Version}", device.Owner, ("from", before.State.ToString()),
        ("to", after.State.ToString()), ("reason", why));
}
