using Kms.Users;

namespace Kms.Tests.Users;

public sealed class LinkTokenTests
{
    [Fact]
    public void A_token_reads_back()
    {
        var made = new LinkToken(LinkToken.NewLinkId(), Secrets.New());

        Assert.True(LinkToken.TryParse(made.Text, out var read));
        Assert.Equal(made, read);
        Assert.False(read.IsInvitation);
    }

    [Fact]
    public void An_invitation_has_a_plain_id()
    {
        Assert.True(LinkToken.TryParse($"{Secrets.NewId()}.{Secrets.New()}", out var read));
        Assert.True(read.IsInvitation);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("k0123")]
    [InlineData("0123456789abcdef0123456789abcdef.short")]
    [InlineData("../../../../../../../../../../etc.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void Anything_else_is_a_dead_link(string? text) =>
        Assert.Equal(Refusal.LinkUsedOrExpired, Assert.Throws<RefusedException>(() => LinkToken.Demand(text)).Refusal);

    [Fact]
    public void A_token_does_not_print_itself() => Assert.DoesNotContain("abc", new LinkToken("abc", "abc").ToString(), StringComparison.Ordinal);
}
