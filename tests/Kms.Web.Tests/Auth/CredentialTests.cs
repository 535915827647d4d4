using Kms.Web.Auth;

namespace Kms.Web.Tests.Auth;

public sealed class CredentialTests
{
    private const string User = "0123456789abcdef0123456789abcdef";
    private const string Session = "fedcba9876543210fedcba9876543210";

    [Fact]
    public void A_token_names_user_session_and_secret()
    {
        Assert.True(Credential.TryParse($"kms_{User}_{Session}_abc_-9", out var credential));

        Assert.Equal((User, Session, "abc_-9"), (credential.User.Value, credential.Session.Value, credential.Secret));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("kms_")]
    [InlineData($"kms_{User}_{Session}_")]
    [InlineData($"xyz_{User}_{Session}_secret")]
    [InlineData($"kms_{Session}_secret")]
    [InlineData($"kms_../../../../etc/passwd-------_{Session}_secret")]
    [InlineData($"kms_0123456789ABCDEF0123456789ABCDEF_{Session}_secret")]
    public void A_malformed_token_never_becomes_a_grain_key(string? token) => Assert.False(Credential.TryParse(token, out _));

    [Fact]
    public void The_text_form_hides_the_secret()
    {
        Assert.True(Credential.TryParse($"kms_{User}_{Session}_topsecret", out var credential));

        Assert.DoesNotContain("topsecret", credential.ToString(), StringComparison.Ordinal);
    }
}
