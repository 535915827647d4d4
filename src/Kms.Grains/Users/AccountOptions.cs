namespace Kms.Users;

/// <summary>Settings of accounts.</summary>
internal sealed class AccountOptions
{
    /// <summary>OWASP's figure for PBKDF2 with HMAC-SHA-512.</summary>
    public const int LeastIterations = 210_000;

    /// <summary>Refused as a part of passwords.</summary>
    public string ProductName { get; set; } = "Meter Key Service";

    /// <summary>Hashes made with fewer are renewed at the next sign-in.</summary>
    public int PasswordIterations { get; set; } = LeastIterations;
}
