using Kms.Devices;
using Kms.Silo.Storage.Writing;
using Kms.Storage;
using Kms.Users;

namespace Kms.Silo.Storage.Devices;

/// <summary>Devices in either database: writes through the one writer, reads in groups.</summary>
internal sealed class DeviceStore(GroupCommitWriter writer, GroupedReads reads, IDeviceReader reader, DeviceLookups lookups, Epochs epochs)
    : IDeviceStore
{
    private const int ReadChunk = 1_000;
    private const int InsertChunk = 2_000;

    public ValueTask<DeviceState?> ReadAsync(DeviceId id, CancellationToken cancellation = default) => new(reads.ReadAsync(id));

    public Task<IReadOnlyList<DeviceState>> ReadManyAsync(IReadOnlyCollection<DeviceId> ids, CancellationToken cancellation = default) =>
        ReadManyAsync(ids, keys: true, cancellation);

    public Task<IReadOnlyList<DeviceState>> ReadManyWithoutKeysAsync(
        IReadOnlyCollection<DeviceId> ids, CancellationToken cancellation = default) => ReadManyAsync(ids, keys: false, cancellation);

    public Task<IReadOnlyCollection<DeviceId>> FindChangedAsync(
        IReadOnlyCollection<DeviceId> ids, DateTimeOffset since, CancellationToken cancellation = default) =>
        lookups.FindChangedAsync(ids, since, cancellation);

    public async ValueTask<DeviceState> SaveAsync(
        DeviceState? before, DeviceState after, Effects effects, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (before is null) return await CreateAsync(after with { Version = 1 }, effects);
        var change = new ChangeUnit(before, after, effects);
        await writer.WriteAsync(change);
        return change.Accepted ? change.After : throw new StaleStateException($"Device {after.Id}");
    }

    public async Task<IReadOnlySet<DeviceId>> InsertAsync(
        IReadOnlyList<(DeviceState Device, Effects Effects)> devices, CancellationToken cancellation = default)
    {
        var known = new HashSet<DeviceId>();
        foreach (var chunk in devices.Chunk(InsertChunk))
        {
            cancellation.ThrowIfCancellationRequested();
            var seen = new HashSet<DeviceId>();
            var units = new List<WriteUnit>(chunk.Length);
            foreach (var (device, effects) in chunk)
            {
                if (seen.Add(device.Id)) units.Add(new CreateUnit(device with { Version = 1 }, effects));
                else known.Add(device.Id);
            }
            await writer.WriteAsync(units);
            foreach (var unit in units)
                if (unit is CreateUnit { Accepted: false } create) known.Add(create.Device.Id);
        }
        return known;
    }

    public async Task<IReadOnlyList<bool>> RecordReadsAsync(IReadOnlyList<KeyReadRecord> reads, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var units = reads.Select(read => new ReadUnit(read)).ToList();
        await writer.WriteAsync(units);
        return units.ConvertAll(unit => unit.Accepted);
    }

    public Task<IReadOnlyList<DeviceId>> ResolveAsync(string identity, CancellationToken cancellation = default) =>
        lookups.ResolveAsync(identity, cancellation);

    public Task<IReadOnlyList<(string Identity, DeviceId Device)>> ResolveManyAsync(
        IReadOnlyCollection<string> identities, CancellationToken cancellation = default) => lookups.ResolveManyAsync(identities, cancellation);

    public Task<IReadOnlyList<(string Fingerprint, DeviceId Device)>> FindFingerprintsAsync(
        IReadOnlyCollection<string> fingerprints, CancellationToken cancellation = default) =>
        lookups.FindFingerprintsAsync(fingerprints, cancellation);

    public Task<long> ReadEpochAsync(UserId user, CancellationToken cancellation = default) => epochs.ReadAsync(user, cancellation);

    public Task<long> RaiseEpochAsync(UserId user, CancellationToken cancellation = default) => epochs.RaiseAsync(user, cancellation);

    private async Task<IReadOnlyList<DeviceState>> ReadManyAsync(
        IReadOnlyCollection<DeviceId> ids, bool keys, CancellationToken cancellation)
    {
        var all = new List<DeviceState>(ids.Count);
        foreach (var chunk in ids.Distinct().Chunk(ReadChunk))
        {
            cancellation.ThrowIfCancellationRequested();
            all.AddRange((await reader.ReadAsync(chunk, keys)).Values);
        }
        return all;
    }

    private async Task<DeviceState> CreateAsync(DeviceState device, Effects effects)
    {
        var create = new CreateUnit(device, effects);
        await writer.WriteAsync(create);
        return create.Accepted ? device : throw new StaleStateException($"Device {device.Id}");
    }
}
