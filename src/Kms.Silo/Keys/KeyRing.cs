using System.Collections.Frozen;
using Kms.Keys;

namespace Kms.Silo.Keys;

/// <summary>
/// The data keys in the clear, by version, for as long as the process runs. New messages use the newest version. What is compared with
/// stored values for years (fingerprints, hashes) and tickets use the first one, which therefore stays when the ring turns.
/// </summary>
internal sealed class KeyRing : IDisposable
{
    private FrozenDictionary<int, ClearKey>? _keys;

    public int Current { get; private set; }

    public ClearKey First => Find(1) ?? throw new InvalidOperationException("The key ring has no first version.");

    /// <summary>Null when the ring has no such version.</summary>
    public ClearKey? Find(int version) =>
        (_keys ?? throw new InvalidOperationException("The key ring is not loaded yet.")).GetValueOrDefault(version);

    /// <summary>Takes the keys over.</summary>
    public void Load(IReadOnlyDictionary<int, ClearKey> keys)
    {
        _keys = keys.ToFrozenDictionary();
        Current = keys.Keys.Max();
    }

    public void Dispose()
    {
        foreach (var key in _keys?.Values ?? []) key.Dispose();
    }
}
