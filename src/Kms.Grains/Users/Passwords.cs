using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kms.Users;

/// <summary>Hashes and checks passwords: PBKDF2 with HMAC-SHA-512, salted, ASP.NET Core Identity's format.</summary>
internal sealed class Passwords(IPasswordHasher<Passwords> hasher, IOptions<AccountOptions> options)
{
    // No letters or digits that look alike, and no signs that keyboards hide.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private const int LongestTried = 1024;

    // Made at once: the first unknown address would cost two hashes if it had to make it.
    private readonly string _decoy = hasher.HashPassword(null!, OneTime()); // the hasher looks at no user

    public string Hash(string password) => hasher.HashPassword(this, password);

    /// <summary>Costs the same for an account without password, so that time tells nothing.</summary>
    public PasswordVerificationResult Verify(string? hash, string password)
    {
        var tried = password.Length <= LongestTried ? password : "";
        var verdict = hasher.VerifyHashedPassword(this, hash ?? _decoy, tried);
        return hash is null ? PasswordVerificationResult.Failed : verdict;
    }

    /// <summary>Refuses <see cref="Refusal.PasswordRules"/> with each broken rule.</summary>
    public void DemandRules(string password, string? name, EmailAddress email)
    {
        var broken = PasswordRules.Broken(password, name, email.Value, options.Value.ProductName);
        if (broken.IsEmpty) return;
        throw new RefusedException(
            Refusal.PasswordRules, "The password breaks the rules.",
            [.. broken.Select(code => new Problem("password", code, PasswordRuleTexts.Of(code), code == "too-long" ? "128" : null))]);
    }

    /// <summary>A random password to hand over: 115 bits, in groups that can be read out.</summary>
    public static string OneTime() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 5)));
}
