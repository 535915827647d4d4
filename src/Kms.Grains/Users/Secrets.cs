using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Kms.Keys;

namespace Kms.Users;

/// <summary>Random secrets of sessions, tokens and links: 256 bits, shown once, kept as a keyed hash, compared in fixed time.</summary>
internal sealed class Secrets(IKeyVault vault)
{
    public const string Session = "session-secret";
    public const string Link = "link-secret";
    private const string BearerCheck = "bearer-check";
    private const int Bytes = 32;
    private const int CheckBytes = 8;

    public static string New() => RandomNumberGenerator.GetHexString(Bytes * 2, lowercase: true);

    public static string NewId() => Guid.NewGuid().ToString("N");

    public ImmutableArray<byte> Hash(string label, string secret) => vault.Hash(label, Encoding.UTF8.GetBytes(secret));

    public bool Match(string label, string secret, ImmutableArray<byte> hash) =>
        CryptographicOperations.FixedTimeEquals(Hash(label, secret).AsSpan(), hash.IsDefault ? [] : hash.AsSpan());

    /// <summary>The text that a browser or client presents: <c>kms_{user}_{session}_{secret}_{check}</c>.</summary>
    public string Bearer(UserId user, SessionId session, string secret)
    {
        var text = $"kms_{user}_{session}_{secret}";
        return $"{text}_{Check(text)}";
    }

    /// <summary>
    /// Whether this service once made such a text. It says nothing about the session, but a made-up text is told from it by one hash,
    /// without waking the grain of a made-up account.
    /// </summary>
    public bool IsOurs(string bearer)
    {
        var end = bearer.LastIndexOf('_');
        return end > 0 && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Check(bearer[..end])), Encoding.UTF8.GetBytes(bearer[(end + 1)..]));
    }

    private string Check(string text) => Convert.ToHexStringLower(Hash(BearerCheck, text).AsSpan()[..CheckBytes]);
}
