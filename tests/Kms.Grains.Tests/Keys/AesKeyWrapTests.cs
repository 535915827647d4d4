using System.Security.Cryptography;
using Kms.Keys;

namespace Kms.Tests.Keys;

public sealed class AesKeyWrapTests
{
    // RFC 3394, sections 4.1 and 4.6.
    [Theory]
    [InlineData("000102030405060708090A0B0C0D0E0F", "00112233445566778899AABBCCDDEEFF", "1FA68B0A8112B447AEF34BD8FB5A7B829D3E862371D2CFE5")]
    [InlineData(
        "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F", "00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F",
        "28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21")]
    public void The_vectors_of_the_standard_hold_both_ways(string kek, string key, string wrapped)
    {
        using var aes = Aes.Create();
        aes.Key = Convert.FromHexString(kek);
        var clear = Convert.FromHexString(key);
        var made = new byte[AesKeyWrap.WrappedLength(clear.Length)];
        var back = new byte[clear.Length];

        AesKeyWrap.Wrap(aes, clear, made);

        Assert.Equal(wrapped, Convert.ToHexString(made));
        Assert.True(AesKeyWrap.TryUnwrap(aes, made, back));
        Assert.Equal(clear, back);
    }

    [Fact]
    public void Every_changed_byte_is_noticed_and_nothing_is_given_out()
    {
        using var aes = Aes.Create();
        var wrapped = new byte[24];
        AesKeyWrap.Wrap(aes, RandomNumberGenerator.GetBytes(16), wrapped);

        for (var i = 0; i < wrapped.Length; i++)
        {
            wrapped[i] ^= 1;
            var back = new byte[16];
            Assert.False(AesKeyWrap.TryUnwrap(aes, wrapped, back));
            Assert.Equal(new byte[16], back);
            wrapped[i] ^= 1;
        }
        Assert.True(AesKeyWrap.TryUnwrap(aes, wrapped, new byte[16]));
    }

    [Fact]
    public void Other_lengths_are_refused()
    {
        using var aes = Aes.Create();

        Assert.Throws<ArgumentException>(() => AesKeyWrap.Wrap(aes, new byte[8], new byte[16]));
        Assert.Throws<ArgumentException>(() => AesKeyWrap.TryUnwrap(aes, new byte[25], new byte[16]));
    }
}
