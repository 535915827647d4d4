using System.Collections.Immutable;

namespace Kms.Users;

/// <summary>
/// The rules for passwords (I3): at least 12 characters with lower case, upper case, digit and special character, or a passphrase of
/// at least 15; at most 128; never one that holds the person's name, address or the product name, or is on the block list.
/// </summary>
public static class PasswordRules
{
    /// <summary>Each broken rule by its code: too-short, too-long, too-simple, contains-you, contains-product, too-common.</summary>
    public static ImmutableArray<string> Broken(string password, string? name, string? email, string productName)
    {
        var broken = ImmutableArray.CreateBuilder<string>();
        if (password.Length < 12) broken.Add("too-short");
        if (password.Length > 128) broken.Add("too-long");
        if (password.Length is >= 12 and < 15 && !HasAllClasses(password)) broken.Add("too-simple");
        if (Words(name).Concat(Words(email)).Any(word => Holds(password, word))) broken.Add("contains-you");
        if (Holds(password, productName) || Holds(password, productName.Replace(" ", "", StringComparison.Ordinal))) broken.Add("contains-product");
        if (CommonPasswords.Contains(password)) broken.Add("too-common");
        return broken.ToImmutable();
    }

    /// <summary>Lower case, upper case, digit and special character.</summary>
    public static bool HasAllClasses(string password) =>
        password.Any(char.IsLower) && password.Any(char.IsUpper) && password.Any(char.IsDigit) && password.Any(c => !char.IsLetterOrDigit(c));

    private static bool Holds(string password, string word) => word.Length > 0 && password.Contains(word, StringComparison.OrdinalIgnoreCase);

    // Names and address parts shorter than four letters stand in too many good passwords to be refused.
    private static IEnumerable<string> Words(string? text) =>
        text is null ? [] : text.Split([' ', '.', '@', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= 4);
}
