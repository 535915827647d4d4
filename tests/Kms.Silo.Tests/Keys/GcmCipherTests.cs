using Kms.Keys;
using Kms.Silo.Keys;

namespace Kms.Silo.Tests.Keys;

public sealed class GcmCipherTests
{
    public static TheoryData<string> Vectors() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Keys/Vectors/gcm-256.txt")).Where(line => !line.StartsWith('#'))];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Published_vectors_open(string vector)
    {
        var parts = vector.Split(' ').Select(part => part == "-" ? [] : Convert.FromHexString(part)).ToArray();
        using var cipher = new GcmCipher(ClearKey.FromBytes(parts[0]));
        var clear = new byte[parts[3].Length];

        Assert.True(cipher.TryDecrypt([.. parts[1], .. parts[4], .. parts[5]], parts[2], clear));

        Assert.Equal(parts[3], clear);
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Published_vectors_with_a_changed_tag_do_not(string vector)
    {
        var parts = vector.Split(' ').Select(part => part == "-" ? [] : Convert.FromHexString(part)).ToArray();
        using var cipher = new GcmCipher(ClearKey.FromBytes(parts[0]));
        var clear = new byte[parts[3].Length];
        parts[5][^1] ^= 1;

        Assert.False(cipher.TryDecrypt([.. parts[1], .. parts[4], .. parts[5]], parts[2], clear));

        Assert.All(clear, value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_disposed_key_is_wiped()
    {
        var key = ClearKey.FromBytes([1, 2, 3, 4, 5, 6, 7, 8]);
        var bytes = key.Reveal();

        key.Dispose();

        Assert.True(bytes.IndexOfAnyExcept((byte)0) < 0);
    }

    [Fact]
    public void A_disposed_cipher_wipes_its_key()
    {
        var key = ClearKey.Generate(32);
        var bytes = key.Reveal();
        var cipher = new GcmCipher(key);

        cipher.Dispose();

        Assert.True(bytes.IndexOfAnyExcept((byte)0) < 0);
    }

    [Fact]
    public void A_wiped_key_is_not_taken_for_one_of_zeros()
    {
        var key = ClearKey.Generate(32);

        key.Dispose();

        Assert.Throws<ObjectDisposedException>(() => key.Reveal().Length);
        Assert.Throws<ObjectDisposedException>(() => key.Matches(ClearKey.FromBytes(new byte[32])));
    }
}
