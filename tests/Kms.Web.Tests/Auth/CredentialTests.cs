using Kms.Web.Auth;

namespace Kms.Web.Tests.Auth;

public sealed class CredentialTests
{
    private const string User = "0123456789abcdef0123456789abcdef";
    private const string Session = "fedcba9876543210fedcba9876543210";
    private const string Secret = Session + Session;
    private const string Check = "0011223344556677";

    [Fact]
    public void A_token_names_user_session_and_secret()
    {
        Assert.True(Credential.TryParse($"kms_{User}_{Session}_{Secret}_{Check}", out var credential));

        Assert.Equal((User, Session, Secret), (credential.User.Value, credential.Session.Value, credential.Secret));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("kms_")]
    [InlineData($"kms_{User}_{Session}_{Secret}")]
    [InlineData($"kms_{User}_{Session}_{Secret}_")]
    [InlineData($"kms_{User}_{Session}__{Check}")]
    [InlineData($"kms_{User}_{Session}_{Secret}_{Check}_{Check}")]
    [InlineData($"xyz_{User}_{Session}_{Secret}_{Check}")]
    [InlineData($"kms_{Session}_{Secret}_{Check}")]
    [InlineData($"kms_../../../../etc/passwd-------_{Session}_{Secret}_{Check}")]
    [InlineData($"kms_0123456789ABCDEF0123456789ABCDEF_{Session}_{Secret}_{Check}")]
    public void A_malformed_token_never_becomes_a_grain_key(string? token) => Assert.False(Credential.TryParse(token, out _));

    [Fact]
    public void The_text_form_hides_the_secret()
    {
        Assert.True(Credential.TryParse($"kms_{User}_{Session}_{Secret}_{Check}", out var credential));

        Assert.DoesNotContain(Secret, credential.ToString(), StringComparison.Ordinal);
    }
}
