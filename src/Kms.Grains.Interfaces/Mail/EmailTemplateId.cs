using Kms.Organisations;

namespace Kms.Mail;

/// <summary>Identifies an e-mail template and says whose it is.</summary>
/// <param name="Value">
/// The owner (<see cref="Service"/> or an organisation), a dot, and 32 hex digits of a copy, or kind and language of an original:
/// <c>service.invitation.en</c>.
/// </param>
[GenerateSerializer, Immutable, Alias("kms.EmailTemplateId")]
public readonly record struct EmailTemplateId([property: Id(0)] string Value)
{
    /// <summary>The owner of the operator's copies, which are for mails of the whole service.</summary>
    public const string Service = "service";

    private const int HexLength = 32;

    /// <summary>Whose it is; the key of its <see cref="IEmailTemplatesGrain"/>.</summary>
    public string Owner => Value[..Value.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>Which of the owner's: a copy, or kind and language of an original.</summary>
    public string Name => Value[(Value.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>True for what everybody begins with; false for a copy.</summary>
    public bool IsOriginal => Name.Contains('.', StringComparison.Ordinal);

    /// <summary>The owner's grain key: the organisation, or for null the service.</summary>
    public static string OwnerOf(OrganisationId? organisation) => organisation?.Value ?? Service;

    /// <summary>What the owner's mails of a kind and language are made from as long as no copy is active.</summary>
    public static EmailTemplateId Original(string owner, string kind, string language) => new($"{owner}.{kind}.{language}");

    /// <summary>A copy of the owner's.</summary>
    public static EmailTemplateId Copy(string owner, string id) => new($"{owner}.{id}");

    /// <summary>Reads one; false for a text that is none.</summary>
    public static bool TryParse(string? text, out EmailTemplateId id)
    {
        id = new(text ?? "");
        return text?.Split('.') switch
        {
            [var owner, var copy] => IsOwner(owner) && IsHex(copy),
            [var owner, var kind, { Length: 2 } language] => IsOwner(owner) && IsWord(kind) && IsWord(language),
            _ => false,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool IsOwner(string text) => text == Service || IsHex(text);

    private static bool IsHex(string text) => text.Length == HexLength && text.All(char.IsAsciiHexDigitLower);

    private static bool IsWord(string text) => text.Length > 0 && text.All(letter => char.IsAsciiLetterLower(letter) || letter == '-');
}
