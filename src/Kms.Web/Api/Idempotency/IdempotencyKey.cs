using System.Security.Cryptography;
using System.Text;
using Kms.Users;

namespace Kms.Web.Api;

/// <summary>The <c>Idempotency-Key</c> of a write. Only digests of it are stored.</summary>
internal sealed record IdempotencyKey(string Value)
{
    public const string Header = "Idempotency-Key";
    private const int MaxLength = 200;

    public static IdempotencyKey? Find(HttpRequest request)
    {
        var text = request.Headers[Header].ToString();
        if (text.Length == 0) return null;
        if (text.Length > MaxLength || text.Any(c => c is < '!' or > '~'))
            throw Refused.Invalid(Header, "malformed", "The idempotency key is 1 to 200 visible ASCII characters, such as a UUID.");
        return new IdempotencyKey(text);
    }

    public string GrainKey(UserId user) => $"{user}/{Digest("answer")}";

    /// <summary>The same id for the same account, key and thing, so that a repeated request finds what the first one made.</summary>
    public string DeriveId(UserId user, string thing) => Digest($"{user}|{thing}");

    /// <summary>Keyed with what the client alone knows, so that a stored digest tells nothing about codes in the request.</summary>
    public string DigestOf(ReadOnlySpan<byte> request) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Value), request));

    private string Digest(string label) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Value), Encoding.UTF8.GetBytes(label)).AsSpan(0, 16));
}
