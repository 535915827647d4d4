using System.Buffers.Text;
using System.Collections.Immutable;

namespace Kms.Web.Api;

/// <summary>One attribute and its value, as RFC 4387, section 2 has them asked for.</summary>
internal sealed record SearchQuestion(string Attribute, string Value)
{
    public const string Uri = "uri";
    public const string CertificateHash = "certHash";
    public const string IssuerHash = "iHash";
    public const string IssuerAndSerialHash = "iAndSHash";
    public const string Name = "name";
    public const string SubjectHash = "sHash";
    public const string KeyIdentifierHash = "sKIDHash";

    private const int HashText = 27; // 20 bytes in base64, without the sign that fills up
    private const string Scheme = "mailto:";

    public static SearchQuestion Read(IQueryCollection query) =>
        query.Count == 1 && query.Single() is var (attribute, values) && values is [{ Length: > 0 } value]
            ? new(attribute, value)
            : throw Refused.Invalid("query", "one-attribute", "Ask for one attribute with one value, such as uri=anna@example.com.");

    /// <summary>The address, with or without its scheme.</summary>
    public string Mail => Value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? Value[Scheme.Length..] : Value;

    /// <summary>A plus sign that nobody escaped arrives as a blank; there are no other blanks.</summary>
    public ImmutableArray<byte> Hash
    {
        get
        {
            var text = Value.Replace(' ', '+');
            return text.Length == HashText && !text.Contains('=') && Base64.IsValid(text + "=")
                ? [.. Convert.FromBase64String(text + "=")]
                : throw Refused.Invalid(Attribute, "hash", $"{Attribute} takes a SHA-1 hash: 27 characters of base64, without the sign that fills up.");
        }
    }
}
