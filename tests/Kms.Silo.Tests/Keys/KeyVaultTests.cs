using System.Security.Cryptography;
using Kms.Devices;
using Kms.Keys;

namespace Kms.Silo.Tests.Keys;

public sealed class KeyVaultTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(24)]
    [InlineData(32)]
    public void A_wrapped_key_opens_in_its_place(int length)
    {
        using var vault = Vault.Create();
        using var key = ClearKey.Generate(length);

        var wrapped = vault.Wrap(Vault.Device, KeyPurpose.Dek, 1, key);
        using var opened = vault.Unwrap(Vault.Device, KeyPurpose.Dek, 1, wrapped);

        Assert.True(opened.Matches(key));
        Assert.Equal(2, wrapped.RingVersion);
        Assert.Equal(12 + length + 16, wrapped.Bytes.Length);
    }

    [Fact]
    public void Every_flipped_bit_of_a_wrapped_key_is_noticed()
    {
        using var vault = Vault.Create();
        using var key = ClearKey.Generate(16);
        var wrapped = vault.Wrap(Vault.Device, KeyPurpose.Dek, 1, key);

        for (var bit = 0; bit < wrapped.Bytes.Length * 8; bit++)
            Assert.Throws<CryptographicException>(() => vault.Unwrap(Vault.Device, KeyPurpose.Dek, 1, wrapped.With(bit / 8, (byte)(1 << (bit % 8)))));
    }

    [Theory]
    [InlineData("KAM-12345679", "dek", 1, 2)]
    [InlineData("KAM-1234567", "dek", 1, 2)]
    [InlineData("KAM-12345678", "mbus-master", 1, 2)]
    [InlineData("KAM-12345678", "dek", 2, 2)]
    [InlineData("KAM-12345678", "dek", 1, 1)]
    [InlineData("KAM-12345678", "dek", 1, 3)]
    [InlineData("KAM-12345678", "dek", 1, 0)]
    [InlineData("KAM-12345678", "dek", 1, -1)]
    public void A_wrapped_key_opens_nowhere_else(string device, string purpose, int version, int ringVersion)
    {
        using var vault = Vault.Create();
        using var key = ClearKey.Generate(16);
        var wrapped = vault.Wrap(Vault.Device, KeyPurpose.Dek, 1, key) with { RingVersion = ringVersion };

        Assert.Throws<CryptographicException>(() => vault.Unwrap(DeviceId.Parse(device), KeyPurpose.Parse(purpose), version, wrapped));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(28)]
    [InlineData(43)]
    public void A_cut_off_wrapped_key_does_not_open(int length)
    {
        using var vault = Vault.Create();
        using var key = ClearKey.Generate(16);
        var wrapped = vault.Wrap(Vault.Device, KeyPurpose.Dek, 1, key);

        Assert.Throws<CryptographicException>(() => vault.Unwrap(Vault.Device, KeyPurpose.Dek, 1, wrapped with { Bytes = wrapped.Bytes[..length] }));
    }

    [Fact]
    public void Another_ring_opens_nothing()
    {
        using var vault = Vault.Create();
        using var other = Vault.Create();
        using var key = ClearKey.Generate(16);
        var wrapped = vault.Wrap(Vault.Device, KeyPurpose.Dek, 1, key);

        Assert.Throws<CryptographicException>(() => other.Unwrap(Vault.Device, KeyPurpose.Dek, 1, wrapped));
    }

    [Fact]
    public void The_same_key_never_looks_the_same_twice()
    {
        using var vault = Vault.Create();
        using var key = ClearKey.Generate(16);

        var wrapped = Enumerable.Range(0, 1000).Select(_ => Convert.ToHexString(vault.Wrap(Vault.Device, KeyPurpose.Dek, 1, key).Bytes.AsSpan(0, 12)));

        Assert.Equal(1000, wrapped.Distinct().Count());
    }

    [Fact]
    public void Keys_of_an_older_ring_version_still_open()
    {
        using var ring = Vault.Ring(1);
        using var vault = new Silo.Keys.KeyVault(ring);
        using var key = ClearKey.Generate(16);
        var wrapped = vault.Wrap(Vault.Device, KeyPurpose.Dek, 1, key);

        ring.Load(new Dictionary<int, ClearKey> { [1] = ring.First, [2] = ClearKey.Generate(32) });
        using var opened = vault.Unwrap(Vault.Device, KeyPurpose.Dek, 1, wrapped);

        Assert.True(opened.Matches(key));
        Assert.Equal(2, vault.Wrap(Vault.Device, KeyPurpose.Dek, 1, key).RingVersion);
    }

    [Fact]
    public void Many_threads_share_one_vault()
    {
        using var vault = Vault.Create();

        Parallel.For(0, 20_000, number =>
        {
            using var key = ClearKey.Generate(16);
            var wrapped = vault.Wrap(Vault.Device, KeyPurpose.Dek, number, key);
            using var opened = vault.Unwrap(Vault.Device, KeyPurpose.Dek, number, wrapped);
            Assert.True(opened.Matches(key));
        });
    }
}
