using Kms.Devices;

namespace Kms.Imports;

/// <summary>The forms in which people write which device they mean.</summary>
internal static class IdentityText
{
    private const int DinLength = 14;

    /// <summary>False when it is none of the forms; nothing is changed then.</summary>
    public static bool TryRead(string text, ref ImportedDevice device)
    {
        text = WithoutSpreadsheetMarks(text);
        if (TryReadDin(text, out var din) || DeviceId.TryParse(text, out din)) return Named(din, ref device);
        if (text.Contains('/')) return TryReadLabel(text, ref device);
        if (IsEui(text) && !text.All(char.IsAsciiDigit)) return WithEui(text, ref device);
        if (text.Length == 11 && text[..3].All(char.IsAsciiLetter) && DeviceId.TryCreate(text[..3], text[3..], out var joined))
            return Named(joined, ref device);
        if (!IsSerial(text)) return false;
        device = device with { Serial = text.ToUpperInvariant() };
        return true;
    }

    public static bool IsEui(string text) => text.Length == 16 && text.All(char.IsAsciiHexDigit);

    /// <summary>All digits: at least the 8 of an M-Bus id. Others (concentrators): letters and digits, at least 4 of them digits.</summary>
    public static bool IsSerial(string text)
    {
        if (text.Length is 0 or > 20 || !text.All(char.IsAsciiLetterOrDigit)) return false;
        var digits = text.Count(char.IsAsciiDigit);
        return digits == text.Length ? digits >= 8 : digits >= 4;
    }

    /// <summary>DIN 43863-5: medium (1), FLAG code (3), block (2), number (8).</summary>
    public static bool TryReadDin(string text, out DeviceId id)
    {
        id = default;
        return text.Length == DinLength && char.IsAsciiHexDigit(text[0]) && text[1..4].All(char.IsAsciiLetter)
            && text[4..6].All(char.IsAsciiHexDigit) && text[6..].All(char.IsAsciiDigit)
            && DeviceId.TryCreate(text[1..4], text[6..], out id);
    }

    private static bool Named(DeviceId id, ref ImportedDevice device)
    {
        if (id.IsEui) return WithEui(id.Number, ref device);
        device = device with { Manufacturer = id.Prefix, Serial = id.Number };
        return true;
    }

    private static bool WithEui(string eui, ref ImportedDevice device)
    {
        device = device with { DevEui = eui.ToUpperInvariant() };
        return true;
    }

    private static bool TryReadLabel(string text, ref ImportedDevice device)
    {
        if (!LabelCode.TryParse(text, out var label) || label.Serial is null) return false;
        device = device with { Serial = label.Serial, DeviceCode = label.DeviceCode, Year = label.Year };
        return true;
    }

    // ="00123456" and '00123456 are how people keep zeros in front in a spreadsheet.
    private static string WithoutSpreadsheetMarks(string text)
    {
        if (text.StartsWith("=\"", StringComparison.Ordinal) && text.EndsWith('"') && text.Length > 3) return text[2..^1].Trim();
        return text.StartsWith('\'') ? text[1..] : text;
    }
}
