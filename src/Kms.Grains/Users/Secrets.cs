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
    private const int Bytes = 32;

    public static string New() => RandomNumberGenerator.GetHexString(Bytes * 2, lowercase: true);

    public static string NewId() => Guid.NewGuid().ToString("N");

    public ImmutableArray<byte> Hash(string label, string secret) => vault.Hash(label, Encoding.UTF8.GetBytes(secret));

    public bool Match(string label, string secret, ImmutableArray<byte> hash) =>
        CryptographicOperations.FixedTimeEquals(Hash(label, secret).AsSpan(), hash.IsDefault ? [] : hash.AsSpan());

    /// <summary>The text that a browser or client presents: <c>kms_{user}_{session}_{secret}</c>.</summary>
    public static string Bearer(UserId user, SessionId session, string secret) => $"kms_{user}_{session}_{secret}";
}
