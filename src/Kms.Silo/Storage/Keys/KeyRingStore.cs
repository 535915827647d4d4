using Kms.Silo.Keys;

namespace Kms.Silo.Storage.Keys;

/// <summary>The key ring; asked before the schema is there, too.</summary>
internal sealed class KeyRingStore(IDatabase database, IStorageStart start) : IKeyRingStore
{
    private const string ReadAll = "select version, root_id, wrapped, created from key_ring order by version";

    private const string Add = """
        insert into key_ring (version, root_id, wrapped, created) values ($1, $2, $3, $4) on conflict (version) do nothing
        """;

    private const string LacksCopy = "select 1 from key_ring k where not exists (select 1 from root_key_copy c where c.root_id = k.root_id) limit 1";

    private const string HoldsData = "select 1 where exists (select 1 from device_key) or exists (select 1 from audit_event)";

    public async Task<IReadOnlyList<KeyRingEntry>> ReadAsync(CancellationToken cancellation = default) =>
        await start.HasTableAsync("key_ring", cancellation)
            ? await database.QueryAsync(
                ReadAll, [], row => new KeyRingEntry(row.GetInt32(0), row.GetString(1), row.Bytes(2)!, row.Time(3)), cancellation)
            : [];

    public Task AddAsync(KeyRingEntry entry, CancellationToken cancellation = default) => database.ExecuteAsync(
        Add, [entry.Version, entry.RootId, entry.Wrapped, entry.Created.ToStored()], cancellation);

    public async Task<bool> LacksCopyAsync(CancellationToken cancellation = default) =>
        (await database.QueryAsync(LacksCopy, [], _ => true, cancellation)).Count > 0;

    public async Task<bool> HoldsDataAsync(CancellationToken cancellation = default) =>
        await start.HasTableAsync("audit_event", cancellation) && (await database.QueryAsync(HoldsData, [], _ => true, cancellation)).Count > 0;
}
