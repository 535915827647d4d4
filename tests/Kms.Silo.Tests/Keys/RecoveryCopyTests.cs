using System.Text;
using Kms.Silo.Keys;

namespace Kms.Silo.Tests.Keys;

public sealed class RecoveryCopyTests
{
    private const string Passphrase = "three quiet rivers";
    private static readonly byte[] s_key = Encoding.ASCII.GetBytes("kms-root-key-1 0123456789abcdef AAAA");
    private static readonly string s_copy = RecoveryCopy.Seal("0123456789abcdef", s_key, Passphrase);

    [Fact]
    public void A_copy_opens_with_its_passphrase_and_holds_nothing_in_clear()
    {
        Assert.Equal(s_key, RecoveryCopy.Open(s_copy, Passphrase));
        Assert.Equal(s_key, RecoveryCopy.Open(s_copy.ReplaceLineEndings("\r\n"), Passphrase));
        Assert.DoesNotContain(Convert.ToBase64String(s_key), s_copy, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_passphrase_opens_nothing() => Assert.Null(RecoveryCopy.Open(s_copy, "three quiet river"));

    [Fact]
    public void A_changed_copy_opens_nothing()
    {
        // The parts that cost a million rounds to tell are changed once each, not at every place.
        var parts = s_copy.Split(' ', '\n');
        foreach (var part in parts.Where(part => part.Length > 0))
            Assert.Null(RecoveryCopy.Open(s_copy.Replace(part, Changed(part), StringComparison.Ordinal), Passphrase));
    }

    [Theory]
    [InlineData("")]
    [InlineData("kms-root-key-recovery-1 x 1000000 AAAA\nAAAA")]
    [InlineData("kms-root-key-recovery-1 x 1 AAAA\nAAAA")]
    [InlineData("kms-root-key-recovery-1 x 2147483647 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nAAAA")]
    [InlineData("one line\nand another\nand a third")]
    public void What_is_no_copy_opens_nothing_at_once(string text) => Assert.Null(RecoveryCopy.Open(text, Passphrase));

    private static string Changed(string part) => part[..^1] + (part[^1] == '0' ? '1' : part[^1] == '=' ? 'A' : '0');
}
