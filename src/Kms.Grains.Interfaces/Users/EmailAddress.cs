using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kms.Users;

/// <summary>
/// A mailbox by a strict rule: dot-atom local part (RFC 5322, ASCII, no quotes), domain of letters, digits and hyphens
/// (international names in their ASCII form). Lower case, so that equal mailboxes are equal values.
/// </summary>
[GenerateSerializer, Immutable, Alias("kms.EmailAddress")]
public readonly record struct EmailAddress
{
    private const string LocalCharacters = "abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~.";
    private const string DomainCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-.";

    [Id(0)] private readonly string? _value;

    private EmailAddress(string value) => _value = value;

    /// <summary>The address in lower case, domain in ASCII form.</summary>
    public string Value => _value ?? "";

    /// <summary>Reads an address; throws <see cref="FormatException"/>.</summary>
    public static EmailAddress Parse(string text) =>
        TryParse(text, out var email) ? email : throw new FormatException("This is not an e-mail address such as anna@example.com.");

    /// <summary>Reads an address, without surrounding blanks.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EmailAddress email)
    {
        email = default;
        var trimmed = text?.Trim();
        if (trimmed is null || trimmed.Length is 0 or > 254) return false;
        var at = trimmed.LastIndexOf('@');
        if (at is < 1 or > 64) return false;
        var local = trimmed[..at].ToLowerInvariant();
        // RFC 2047, section 5: no encoded word in an address; some mail programs decode one all the same, with a line end in it.
        if (local.Contains("=?", StringComparison.Ordinal)) return false;
        if (!IsDotted(local, LocalCharacters) || !TryMapDomain(trimmed[(at + 1)..], out var domain)) return false;
        email = new EmailAddress($"{local}@{domain}");
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool TryMapDomain(string text, out string domain)
    {
        domain = "";
        try { domain = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(text).ToLowerInvariant(); }
        catch (ArgumentException) { return false; }
        if (!IsDotted(domain, DomainCharacters) || !domain.Contains('.', StringComparison.Ordinal)) return false;
        return domain.Split('.').All(label => label.Length <= 63 && label[0] != '-' && label[^1] != '-');
    }

    private static bool IsDotted(string text, string characters) =>
        text.Length > 0 && text[0] != '.' && text[^1] != '.' && !text.Contains("..", StringComparison.Ordinal)
        && text.AsSpan().IndexOfAnyExcept(characters) < 0;
}
