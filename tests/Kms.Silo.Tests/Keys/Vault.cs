using Kms.Devices;
using Kms.Keys;
using Kms.Silo.Keys;

namespace Kms.Silo.Tests.Keys;

/// <summary>A vault over a ring of two versions, of which the newest is in force.</summary>
internal static class Vault
{
    public static DeviceId Device { get; } = DeviceId.Parse("KAM-12345678");

    public static KeyVault Create(int versions = 2) => new(Ring(versions));

    public static KeyRing Ring(int versions)
    {
        var ring = new KeyRing();
        ring.Load(Enumerable.Range(1, versions).ToDictionary(version => version, _ => ClearKey.Generate(32)));
        return ring;
    }

    public static WrappedKey With(this WrappedKey wrapped, int place, byte flip) =>
        wrapped with { Bytes = wrapped.Bytes.SetItem(place, (byte)(wrapped.Bytes[place] ^ flip)) };
}
