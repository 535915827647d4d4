using Kms.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kms.Tests.Users;

public sealed class PasswordsTests
{
    private const string Good = "correct Zebra 9 battery";
    private static readonly Passwords s_passwords = With(1000);

    [Fact]
    public void The_default_cost_is_that_of_owasp() => Assert.Equal(210_000, new AccountOptions().PasswordIterations);

    [Fact]
    public void A_password_verifies_against_its_own_hash_alone()
    {
        var hash = s_passwords.Hash(Good);

        Assert.Equal(PasswordVerificationResult.Success, s_passwords.Verify(hash, Good));
        Assert.Equal(PasswordVerificationResult.Failed, s_passwords.Verify(hash, Good + "x"));
        Assert.NotEqual(hash, s_passwords.Hash(Good));
    }

    [Fact]
    public void A_hash_made_with_fewer_rounds_asks_to_be_renewed() =>
        Assert.Equal(PasswordVerificationResult.SuccessRehashNeeded, With(2000).Verify(s_passwords.Hash(Good), Good));

    [Fact]
    public void Without_an_account_every_password_fails() => Assert.Equal(PasswordVerificationResult.Failed, s_passwords.Verify(null, Good));

    [Fact]
    public void An_endless_password_fails_without_being_hashed() =>
        Assert.Equal(PasswordVerificationResult.Failed, s_passwords.Verify(s_passwords.Hash(Good), new string('x', 1_000_000)));

    [Fact]
    public void Each_broken_rule_is_named()
    {
        var refused = Assert.Throws<RefusedException>(() => s_passwords.DemandRules("anna", "Anna Berg", EmailAddress.Parse("anna@example.com")));

        Assert.Equal(Refusal.PasswordRules, refused.Refusal);
        Assert.Equal(["too-short", "contains-you", "too-common"], refused.Problems.Select(p => p.Code));
    }

    [Theory]
    [InlineData("Short 1!", "too-short")]
    [InlineData("twelve chars", "too-simple")]
    [InlineData("my Meter Key Service pass", "contains-product")]
    [InlineData("passwordpassword1", "too-common")]
    public void A_weak_password_is_refused(string password, string code) =>
        Assert.Contains(code, PasswordRules.Broken(password, null, null, "Meter Key Service"));

    [Theory]
    [InlineData("Twelve ch4r$")]
    [InlineData("a long passphrase of words")]
    public void Twelve_mixed_or_fifteen_plain_characters_are_enough(string password) =>
        Assert.Empty(PasswordRules.Broken(password, "Anna Berg", "anna@example.com", "Meter Key Service"));

    [Fact]
    public void Issued_passwords_keep_the_rules_and_differ()
    {
        var issued = Enumerable.Range(0, 100).Select(_ => Passwords.OneTime()).ToList();

        Assert.Equal(100, issued.Distinct().Count());
        Assert.All(issued, password => Assert.Empty(PasswordRules.Broken(password, null, "anna@example.com", "Meter Key Service")));
    }

    private static Passwords With(int iterations) => new(
        new PasswordHasher<Passwords>(Options.Create(new PasswordHasherOptions { IterationCount = iterations })), Options.Create(new AccountOptions()));
}
