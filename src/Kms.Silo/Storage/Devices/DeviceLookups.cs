using Kms.Devices;

namespace Kms.Silo.Storage.Devices;

/// <summary>Finds devices by any of their names and keys by their fingerprint.</summary>
internal sealed class DeviceLookups(IDatabase database)
{
    private const int MostOfOneName = 10;
    private const int Chunk = 1_000;

    private const string ByIdentity = """
        select device, identity from (
          select id as device, id as identity from device where id = any($1)
          union select id, serial_key from device where serial_key = any($2)
          union select id, dev_eui from device where dev_eui = any($1)
          union select device, alias from device_alias where alias = any($1)) as found
        order by identity, device
        """;

    private const string ByFingerprint = """
        select fingerprint, device from device_key where fingerprint = any($1) order by fingerprint, added, device
        """;

    private const string ChangedSince = "select id from device_version where id = any($1) and changed_at >= $2";

    public async Task<IReadOnlyCollection<DeviceId>> FindChangedAsync(
        IReadOnlyCollection<DeviceId> ids, DateTimeOffset since, CancellationToken cancellation)
    {
        var changed = new List<DeviceId>();
        foreach (var chunk in ids.Select(id => id.Value).Chunk(Chunk))
            changed.AddRange(await database.QueryAsync(
                ChangedSince, [chunk, since.ToStored()], row => DeviceId.Parse(row.GetString(0)), cancellation));
        return changed;
    }

    public async Task<IReadOnlyList<DeviceId>> ResolveAsync(string identity, CancellationToken cancellation) =>
        [.. (await ResolveManyAsync([identity], cancellation)).Select(pair => pair.Device).Distinct().Take(MostOfOneName)];

    public async Task<IReadOnlyList<(string Identity, DeviceId Device)>> ResolveManyAsync(
        IReadOnlyCollection<string> identities, CancellationToken cancellation)
    {
        var asked = identities.ToLookup(text => text.Trim().ToUpperInvariant(), StringComparer.Ordinal);
        var pairs = new List<(string, DeviceId)>();
        foreach (var chunk in asked.Select(group => group.Key).Chunk(Chunk))
        {
            object?[] arguments = [chunk, Array.ConvertAll(chunk, SearchKeys.Fold)];
            var found = await database.QueryAsync(
                ByIdentity, arguments, row => (Identity: row.GetString(1), Device: DeviceId.Parse(row.GetString(0))), cancellation);
            foreach (var (identity, device) in found)
                pairs.AddRange(asked[identity.ToUpperInvariant()].Distinct(StringComparer.Ordinal).Select(text => (text, device)));
        }
        return pairs;
    }

    public async Task<IReadOnlyList<(string Fingerprint, DeviceId Device)>> FindFingerprintsAsync(
        IReadOnlyCollection<string> fingerprints, CancellationToken cancellation)
    {
        var first = new Dictionary<string, DeviceId>(StringComparer.OrdinalIgnoreCase);
        foreach (var chunk in fingerprints.Distinct(StringComparer.OrdinalIgnoreCase).Chunk(Chunk))
        {
            object?[] arguments = [Array.ConvertAll(chunk, Convert.FromHexString)];
            var found = await database.QueryAsync(
                ByFingerprint, arguments, row => (Convert.ToHexStringLower(row.Bytes(0)!), DeviceId.Parse(row.GetString(1))), cancellation);
            foreach (var (fingerprint, device) in found) first.TryAdd(fingerprint, device);
        }
        return [.. first.Select(pair => (pair.Key, pair.Value))];
    }
}
