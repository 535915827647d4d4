using Kms.Users;

namespace Kms.Tests.Users;

public sealed class TokenRulesTests
{
    [Fact]
    public void A_token_has_a_name_and_scopes_and_ends_within_a_year() =>
        Assert.Empty(TokenRules.Check("reader", [Scopes.Read, Scopes.Keys], Sample.Noon.AddDays(365), Sample.Noon));

    [Theory]
    [InlineData("", "devices:read", 1, "name-length")]
    [InlineData("reader", "", 1, "scopes-missing")]
    [InlineData("reader", "root", 1, "scope-unknown")]
    [InlineData("reader", "devices:read", 366, "expiry-range")]
    [InlineData("reader", "devices:read", 0, "expiry-range")]
    public void Anything_else_is_named_field_by_field(string name, string scope, int days, string code)
    {
        var problems = TokenRules.Check(name, scope.Length == 0 ? [] : [scope], Sample.Noon.AddDays(days), Sample.Noon);

        Assert.Equal(code, Assert.Single(problems).Code);
    }

    [Fact]
    public void Revoking_a_token_shrinks_rights()
    {
        var token = Sample.Token("t");
        var made = Sample.Anna.AddToken(token, Sample.Now);

        var revoked = made.Next.RevokeToken(token.Id, Sample.Now)!;

        Assert.False(made.Shrinks);
        Assert.True(revoked.Shrinks);
        Assert.Empty(revoked.Next.Tokens);
    }
}
