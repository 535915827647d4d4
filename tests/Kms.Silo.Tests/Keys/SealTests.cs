using System.Security.Cryptography;
using Kms.Keys;
using Kms.Silo.Keys;
using Kms.Users;

namespace Kms.Silo.Tests.Keys;

public sealed class SealTests
{
    private static readonly byte[] s_clear = [1, 2, 3, 4, 5];

    [Fact]
    public void What_was_sealed_opens_under_its_label_and_place()
    {
        using var vault = Vault.Create();

        Assert.Equal(s_clear, vault.Open("mail-link", "m1", vault.Seal("mail-link", "m1", s_clear)));
        Assert.Equal([], vault.Open("file", new string('x', 5000), vault.Seal("file", new string('x', 5000), [])));
    }

    [Theory]
    [InlineData("mail-link", "m2")]
    [InlineData("mail-lin", "km1")]
    [InlineData("file", "m1")]
    [InlineData("mail-link", "")]
    public void What_was_sealed_opens_nowhere_else(string label, string place)
    {
        using var vault = Vault.Create();
        var sealedBytes = vault.Seal("mail-link", "m1", s_clear);

        Assert.Throws<CryptographicException>(() => vault.Open(label, place, sealedBytes));
    }

    [Fact]
    public void Every_flipped_or_missing_byte_is_noticed()
    {
        using var vault = Vault.Create();
        var sealedBytes = vault.Seal("mail-link", "m1", s_clear);

        for (var i = 0; i < sealedBytes.Length; i++)
        {
            byte[] flipped = [.. sealedBytes];
            flipped[i] ^= 0x80;
            Assert.Throws<CryptographicException>(() => vault.Open("mail-link", "m1", flipped));
            Assert.Throws<CryptographicException>(() => vault.Open("mail-link", "m1", sealedBytes.AsSpan(0, i)));
        }
    }

    [Fact]
    public void Hashes_differ_by_label_value_and_ring_and_by_nothing_else()
    {
        using var vault = Vault.Create();
        using var other = Vault.Create();
        var hash = vault.Hash("claim-code", s_clear).ToArray();

        Assert.Equal(hash, vault.Hash("claim-code", s_clear).ToArray());
        Assert.NotEqual(hash, vault.Hash("link-token", s_clear).ToArray());
        Assert.NotEqual(hash, vault.Hash("claim-code", [1, 2, 3, 4]).ToArray());
        Assert.NotEqual(hash, other.Hash("claim-code", s_clear));
    }

    [Fact]
    public void Hashes_and_fingerprints_stay_when_the_ring_turns()
    {
        using var ring = Vault.Ring(1);
        using var before = new KeyVault(ring);
        using var key = ClearKey.Generate(16);
        var (hash, print) = (before.Hash("claim-code", s_clear).ToArray(), before.Fingerprint(key).ToArray());

        ring.Load(new Dictionary<int, ClearKey> { [1] = ring.First, [2] = ClearKey.Generate(32) });
        using var after = new KeyVault(ring);

        Assert.Equal(hash, after.Hash("claim-code", s_clear).ToArray());
        Assert.Equal(print, after.Fingerprint(key).ToArray());
    }

    [Fact]
    public void A_fingerprint_tells_equal_keys_and_is_no_plain_hash()
    {
        using var vault = Vault.Create();
        using var key = ClearKey.Generate(16);
        using var same = ClearKey.FromBytes(key.Reveal());
        using var other = ClearKey.Generate(16);

        Assert.Equal(vault.Fingerprint(key).ToArray(), vault.Fingerprint(same).ToArray());
        Assert.NotEqual(vault.Fingerprint(key).ToArray(), vault.Fingerprint(other).ToArray());
        Assert.NotEqual(vault.Fingerprint(key).ToArray(), SHA256.HashData(key.Reveal()));
        Assert.NotEqual(vault.Fingerprint(key).ToArray(), vault.Hash("fingerprint", key.Reveal().ToArray()));
    }

    [Fact]
    public void A_pseudonym_stands_for_one_address()
    {
        using var vault = Vault.Create();
        var pseudonyms = new Pseudonyms(vault);

        var anna = pseudonyms.For(EmailAddress.Parse("Anna@Example.com"));

        Assert.Matches("^p:[0-9a-f]{32}$", anna);
        Assert.Equal(anna, pseudonyms.For(EmailAddress.Parse("anna@example.com")));
        Assert.NotEqual(anna, pseudonyms.For(EmailAddress.Parse("anne@example.com")));
    }
}
