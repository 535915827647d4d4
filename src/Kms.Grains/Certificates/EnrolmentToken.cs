using Kms.Users;

namespace Kms.Certificates;

/// <summary>The token of an enrolment link: <c>{person}.{order}.{secret}</c>. The secret is kept as a hash alone.</summary>
internal readonly record struct EnrolmentToken(UserId User, CertificateOrderId Order, string Secret)
{
    private const int IdLength = 32;
    private const int SecretLength = 64;

    public string Text => $"{User}.{Order}.{Secret}";

    /// <summary>Path and query of the page that it opens.</summary>
    public string Path => $"/certificates/enrol?token={Text}";

    /// <summary>Reads a token or refuses <see cref="Refusal.LinkUsedOrExpired"/>.</summary>
    public static EnrolmentToken Demand(string? text) =>
        text?.Split('.') is [var user, var order, var secret] && IsHex(user, IdLength) && IsHex(order, IdLength) && IsHex(secret, SecretLength)
            ? new(new UserId(user), new CertificateOrderId(order), secret)
            : throw LinkToken.Dead();

    public override string ToString() => "EnrolmentToken(hidden)";

    private static bool IsHex(string text, int length) => text.Length == length && text.All(char.IsAsciiHexDigitLower);
}
