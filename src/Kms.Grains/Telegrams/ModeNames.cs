using System.Globalization;

namespace Kms.Telegrams;

/// <summary>Security modes and faults by their stable names.</summary>
internal static class ModeNames
{
    public static string? Of(Telegram telegram) => telegram.Security switch
    {
        Security.Mode5 => "mode-5",
        Security.Mode7 => "mode-7",
        Security.LinkLayer => "link-layer",
        Security.Join => "lorawan-join",
        _ => telegram.Mode is { } mode ? string.Create(CultureInfo.InvariantCulture, $"mode-{mode}") : null,
    };

    public static string? Of(TelegramFault fault) => fault switch
    {
        TelegramFault.NoHex => "no-hex",
        TelegramFault.Cut => "telegram-cut",
        TelegramFault.Malformed => "telegram-malformed",
        TelegramFault.Fragment => "fragment",
        TelegramFault.UnknownHeader => "unknown-header",
        TelegramFault.UnsupportedMode => "unsupported-mode",
        _ => null,
    };
}
