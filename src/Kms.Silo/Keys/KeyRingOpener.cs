using Kms.Keys;
using Kms.Silo.Hosting;

namespace Kms.Silo.Keys;

/// <summary>
/// Opens the ring at start, or makes root key and ring on the very first one. A missing, wrong or damaged root key stops the start before
/// anything is written.
/// </summary>
internal sealed class KeyRingOpener(IKeyRingStore store, IRootKeyProvider provider, KeyRing ring, AuditKey audit, TimeProvider clock)
{
    /// <summary>Stops the start if the stored ring cannot be opened; writes nothing. Called before the schema is brought up to date.</summary>
    public async Task CheckAsync(CancellationToken cancellation = default)
    {
        var entries = await store.ReadAsync(cancellation);
        using var root = await provider.FindAsync(cancellation);
        if (entries.Count > 0) Release(Open(entries, root));
        else if (await store.HoldsDataAsync(cancellation)) throw NoRing();
    }

    public async Task OpenAsync(CancellationToken cancellation = default)
    {
        var entries = await store.ReadAsync(cancellation);
        var root = await provider.FindAsync(cancellation);
        if (entries.Count == 0)
        {
            if (await store.HoldsDataAsync(cancellation)) throw NoRing();
            root ??= await provider.CreateAsync(cancellation);
            await AddFirstAsync(root, cancellation);
            entries = await store.ReadAsync(cancellation);
        }
        ring.Load(Open(entries, root));
        audit.Load(root!); // Open refuses a missing root key.
        root!.Dispose();
    }

    private async Task AddFirstAsync(IRootKey root, CancellationToken cancellation)
    {
        using var key = ClearKey.Generate(GcmCipher.KeyBytes);
        await store.AddAsync(new KeyRingEntry(1, root.Id, root.Wrap(1, key), clock.GetUtcNow()), cancellation);
    }

    private Dictionary<int, ClearKey> Open(IReadOnlyList<KeyRingEntry> entries, IRootKey? root)
    {
        if (root is null) throw Missing(entries[0].RootId);
        var opened = new Dictionary<int, ClearKey>();
        foreach (var entry in entries)
        {
            if (entry.RootId != root.Id) throw Wrong(entry.RootId, root.Id);
            opened[entry.Version] = root.Unwrap(entry.Version, entry.Wrapped) ?? throw Tampered(entry.Version);
        }
        return opened.ContainsKey(1) ? opened : throw Tampered(1);
    }

    private static void Release(Dictionary<int, ClearKey> keys)
    {
        foreach (var key in keys.Values) key.Dispose();
    }

    private StartException Missing(string wanted) => new(
        $"The keys in this database were made under root key {wanted}, but {provider.Place} is not there. Put it back from your recovery copy, or point Kms:Keys:RootKeyFile to it. Nothing was changed.");

    private StartException Wrong(string wanted, string found) => new(
        $"The keys in this database were made under root key {wanted}, but {provider.Place} holds root key {found}. Put the right one in its place or point Kms:Keys:RootKeyFile to it, or point Kms:Data or Kms:Database to the database that belongs to it. Nothing was changed.");

    private static StartException Tampered(int version) => new(
        $"Version {version} of the key ring in the database is damaged or missing: the root key is right, but does not open it. Restore the table key_ring from a backup. Nothing was changed.");

    private static StartException NoRing() => new(
        "The database holds keys or audit entries, but its key ring is empty. Restore the table key_ring from a backup. Nothing was changed.");
}
