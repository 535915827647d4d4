using System.Collections.Immutable;
using System.Globalization;
using Kms.Audit;
using Kms.Devices;
using Kms.Keys;
using Kms.Organisations;
using Kms.Storage;
using Kms.Testing;

namespace Kms.Silo.Tests.Cluster;

/// <summary>Claimed devices with keys, put into the store as an import does it.</summary>
internal static class Deliveries
{
    private const int KeyBytes = 16;

    public static DeviceId Id(int number) => DeviceId.Parse(string.Create(CultureInfo.InvariantCulture, $"KAM-{10_000_000 + number}"));

    public static Task<ImmutableArray<DeviceId>> OwnAsync(KmsHost host, OrganisationId owner, int count) =>
        OwnAsync(host.Get<IDeviceStore>(), host.Get<IKeyVault>(), host.Clock.GetUtcNow(), owner, count);

    public static async Task<ImmutableArray<DeviceId>> OwnAsync(IDeviceStore store, IKeyVault vault, DateTimeOffset now, OrganisationId owner, int count)
    {
        ImmutableArray<DeviceId> ids = [.. Enumerable.Range(0, count).Select(Id)];
        var devices = ids.Select(id => (Device(id, owner, vault, now), Effects.Of(Fact(id, now)))).ToList();
        await store.InsertAsync(devices);
        return ids;
    }

    private static DeviceState Device(DeviceId id, OrganisationId owner, IKeyVault vault, DateTimeOffset now)
    {
        using var key = ClearKey.Generate(KeyBytes);
        return new()
        {
            Id = id,
            Manufacturer = "KAM",
            Serial = id.Number,
            Owner = owner,
            ClaimedAt = now,
            CreatedAt = now,
            ChangedAt = now,
            Keys =
            [
                new(KeyPurpose.Dek, 1, KeyAlgorithm.Aes128, KeyState.Active, vault.Wrap(id, KeyPurpose.Dek, 1, key), vault.Fingerprint(key),
                    KeyFinding.None, now),
            ],
        };
    }

    private static Fact Fact(DeviceId id, DateTimeOffset now) =>
        new(Guid.NewGuid().ToString("N"), "device.imported", now, null, null, id, null, ImmutableSortedDictionary<string, string>.Empty);
}
