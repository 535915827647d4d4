using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kms.Devices;

/// <summary>
/// The code printed on a meter's label: <c>12345678/42/24</c> (serial, device code, production year) or <c>42/24</c> alone.
/// Device code and year are the short claim code.
/// </summary>
internal sealed record LabelCode(string? Serial, string DeviceCode, int Year)
{
    /// <summary>The claim code in its one form, `42/24`: what is compared, and what the stored code is made of.</summary>
    public string ClaimCode => ClaimCodeOf(DeviceCode, Year);

    public static string ClaimCodeOf(string deviceCode, int year) => $"{deviceCode}/{year % 100:00}";

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out LabelCode? code)
    {
        code = null;
        var parts = text?.Split('/', StringSplitOptions.TrimEntries) ?? [];
        if (parts.Length is not (2 or 3)) return false;
        var serial = parts.Length == 3 ? parts[0] : null;
        if (serial is not null && !IsSerial(serial)) return false;
        if (!TryParseDeviceCode(parts[^2], out var deviceCode) || !TryParseYear(parts[^1], out var year)) return false;
        code = new LabelCode(serial, deviceCode, year);
        return true;
    }

    /// <summary>Two digits; a spreadsheet may have taken the zero in front.</summary>
    public static bool TryParseDeviceCode(string text, [NotNullWhen(true)] out string? deviceCode)
    {
        deviceCode = text.Length is 1 or 2 && text.All(char.IsAsciiDigit) ? text.PadLeft(2, '0') : null;
        return deviceCode is not null;
    }

    /// <summary>`24` or `2024`; two digits from 80 on are of the last century.</summary>
    public static bool TryParseYear(string text, out int year)
    {
        year = 0;
        if (text.Length is not (1 or 2 or 4) || !text.All(char.IsAsciiDigit)) return false;
        var number = int.Parse(text, CultureInfo.InvariantCulture);
        year = text.Length == 4 ? number : number < 80 ? 2000 + number : 1900 + number;
        return year is >= 1980 and <= 2099;
    }

    private static bool IsSerial(string text) => text.Length == 8 && text.All(char.IsAsciiDigit);
}
