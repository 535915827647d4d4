using System.Collections.Immutable;
using System.Security.Cryptography;
using Kms.Users;

namespace Kms.Branding;

/// <summary>What may be set, and what is configured: a name that fits, a colour that can be read, an address where somebody helps.</summary>
internal static class BrandRules
{
    private const int LongestName = 60;

    /// <summary>The draft as it is kept; refuses <see cref="Refusal.Invalid"/> field by field.</summary>
    public static BrandDraft Checked(this BrandDraft draft)
    {
        var clean = new BrandDraft(Clean(draft.Name), Clean(draft.Color)?.ToLowerInvariant(), Clean(draft.Support));
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (clean.Name is { } name && !IsName(name)) problems.Add(new("name", "name-length", "Give a name of 1 to 60 characters.", "60"));
        if (clean.Color is { } color && !AccentColor.IsColor(color)) problems.Add(new("color", "color-malformed", "A colour is like #0b5cad."));
        else if (clean.Color is { } shade && !AccentColor.IsReadable(shade))
            problems.Add(new("color", "color-too-light", "White text on this colour could not be read. Choose a darker one."));
        if (clean.Support is { } support && !IsSupport(support)) problems.Add(new("support", "support-unknown", "Give an e-mail address or a web address."));
        return problems.Count == 0 ? clean : throw new RefusedException(Refusal.Invalid, "The branding cannot be saved like this.", problems.ToImmutable());
    }

    /// <summary>Empty content takes the logo away.</summary>
    public static BrandState WithLogo(this BrandState brand, byte[] content)
    {
        if (content.Length > Picture.MostBytes) throw new RefusedException(Refusal.TooLarge, "A logo has at most 128 kB.");
        if (content.Length == 0) return brand with { Logo = [], LogoType = null, LogoName = null };
        var type = Picture.TypeOf(content) ?? throw new RefusedException(
            Refusal.Invalid, "This is no picture.", [new("logo", "no-picture", $"A logo is a picture: {Picture.Kinds}.", Picture.Kinds)]);
        return brand with { Logo = [.. content], LogoType = type, LogoName = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8)) };
    }

    /// <summary>The fields in which two drafts differ.</summary>
    public static string Differences(this BrandDraft before, BrandDraft after) => string.Join(", ", new[]
    {
        before.Name == after.Name ? null : "name", before.Color == after.Color ? null : "color", before.Support == after.Support ? null : "support",
    }.OfType<string>());

    public static bool IsName(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestName && !text.Any(char.IsControl);

    public static bool IsSupport(string text) => EmailAddress.TryParse(text, out _) || IsWebAddress(text);

    public static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0;

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
