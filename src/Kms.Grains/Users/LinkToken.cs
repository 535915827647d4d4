using System.Diagnostics.CodeAnalysis;

namespace Kms.Users;

/// <summary>The token of a link: <c>{id}.{secret}</c>. The id finds the grain; the secret is kept there as a hash alone.</summary>
internal readonly record struct LinkToken(string Id, string Secret)
{
    // Invitations have plain ids of 32 digits; other links have one letter before them.
    private const string LinkPrefix = "k";
    private const int IdLength = 32;
    private const int SecretLength = 64;

    public bool IsInvitation => Id.Length == IdLength;

    public string Text => $"{Id}.{Secret}";

    public static string NewLinkId() => LinkPrefix + Secrets.NewId();

    public static bool TryParse([NotNullWhen(true)] string? text, out LinkToken token)
    {
        token = default;
        var dot = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        if (text is null || dot < 0) return false;
        var id = text[..dot];
        var secret = text[(dot + 1)..];
        var digits = id.StartsWith(LinkPrefix, StringComparison.Ordinal) ? id[1..] : id;
        if (digits.Length != IdLength || secret.Length != SecretLength) return false;
        if (!digits.All(char.IsAsciiHexDigitLower) || !secret.All(char.IsAsciiHexDigitLower)) return false;
        token = new(id, secret);
        return true;
    }

    /// <summary>Reads a token or refuses <see cref="Refusal.LinkUsedOrExpired"/>.</summary>
    public static LinkToken Demand(string? text) => TryParse(text, out var token) ? token : throw Dead();

    public static RefusedException Dead() => new(Refusal.LinkUsedOrExpired, "This link was used or has expired. Ask for a new one.");

    public override string ToString() => "LinkToken(hidden)";
}
