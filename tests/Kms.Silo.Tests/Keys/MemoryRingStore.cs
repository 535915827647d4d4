using Kms.Silo.Keys;

namespace Kms.Silo.Tests.Keys;

/// <summary>A ring kept in memory; counts what is written.</summary>
internal sealed class MemoryRingStore : IKeyRingStore
{
    public List<KeyRingEntry> Entries { get; } = [];

    public bool HoldsData { get; set; }

    public int Writes { get; private set; }

    public Task<IReadOnlyList<KeyRingEntry>> ReadAsync(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<KeyRingEntry>>([.. Entries]);

    public Task AddAsync(KeyRingEntry entry, CancellationToken cancellation = default)
    {
        Writes++;
        if (Entries.TrueForAll(known => known.Version != entry.Version)) Entries.Add(entry);
        return Task.CompletedTask;
    }

    public List<string> Copies { get; } = [];

    public Task<bool> LacksCopyAsync(CancellationToken cancellation = default) =>
        Task.FromResult(Entries.Exists(entry => !Copies.Contains(entry.RootId)));

    public Task<bool> HoldsDataAsync(CancellationToken cancellation = default) => Task.FromResult(HoldsData);
}
