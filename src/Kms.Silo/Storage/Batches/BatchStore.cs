using Kms.Batches;
using Kms.Devices;

namespace Kms.Silo.Storage.Batches;

internal sealed class BatchStore(IDatabase database) : IBatchStore
{
    private const int Chunk = 5_000;

    private const string Add = """
        insert into batch_item (batch, device)
        select $1, item.value from unnest($2) as item(value) where true
        on conflict (batch, device) do nothing
        """;

    private const string Contains = "select 1 from batch_item where batch = $1 and device = $2";
    private const string ReadSome = "select device from batch_item where batch = $1 and device > $2 order by device limit $3";
    private const string Remove = "delete from batch_item where batch = $1";

    public async Task AddAsync(BatchId batch, IReadOnlyCollection<DeviceId> devices, CancellationToken cancellation = default)
    {
        foreach (var chunk in devices.Select(device => device.Value).Chunk(Chunk))
            await database.ExecuteAsync(Add, [batch.Value, chunk], cancellation);
    }

    public async Task<bool> ContainsAsync(BatchId batch, DeviceId device, CancellationToken cancellation = default) =>
        (await database.QueryAsync(Contains, [batch.Value, device.Value], _ => true, cancellation)).Count > 0;

    public async Task<IReadOnlyList<DeviceId>> ReadAsync(
        BatchId batch, DeviceId? after, int limit, CancellationToken cancellation = default) => await database.QueryAsync(
            ReadSome, [batch.Value, after?.Value ?? "", limit], row => DeviceId.Parse(row.GetString(0)), cancellation);

    public Task RemoveAsync(BatchId batch, CancellationToken cancellation = default) =>
        database.ExecuteAsync(Remove, [batch.Value], cancellation);
}
