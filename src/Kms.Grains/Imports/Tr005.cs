namespace Kms.Imports;

/// <summary>LoRa Alliance TR005: the text in the QR code of a LoRaWAN device, and its two older drafts. Proprietary parts are dropped: some makers put keys there.</summary>
internal sealed record Tr005(string JoinEui, string DevEui, string Profile, string? OwnerToken, string? Serial)
{
    private static readonly (string Prefix, char Separator)[] Forms = [("LW:D0:", ':'), ("URN:LW:DP:", ':'), ("URN:DEV:LW:", '_')];

    public static bool Starts(ReadOnlySpan<byte> text) =>
        StartsWith(text, "LW:D0:"u8) || StartsWith(text, "URN:LW:DP:"u8) || StartsWith(text, "URN:DEV:LW:"u8);

    public static Tr005? TryParse(string text)
    {
        foreach (var (prefix, separator) in Forms)
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return TryParse(text[prefix.Length..].Split([separator, '%'], StringSplitOptions.RemoveEmptyEntries));
        return null;
    }

    private static Tr005? TryParse(string[] parts)
    {
        if (parts.Length < 3 || !IdentityText.IsEui(parts[0]) || !IdentityText.IsEui(parts[1])) return null;
        if (parts[2].Length != 8 || !parts[2].All(char.IsAsciiHexDigit)) return null;
        string? token = null, serial = null;
        foreach (var part in parts[3..])
        {
            if (part[0] is 'O' or 'V') token ??= part[1..]; // V in the drafts, O now
            else if (part[0] == 'S') serial ??= part[1..];
        }
        return new(parts[0].ToUpperInvariant(), parts[1].ToUpperInvariant(), parts[2].ToUpperInvariant(), NullIfEmpty(token), NullIfEmpty(serial));
    }

    // The owner token is a secret.
    public override string ToString() => $"LW:D0:{JoinEui}:{DevEui}:{Profile}";

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> prefix) =>
        text.Length >= prefix.Length && System.Text.Ascii.EqualsIgnoreCase(text[..prefix.Length], prefix);
}
