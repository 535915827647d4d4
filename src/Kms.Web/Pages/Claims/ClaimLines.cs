using System.Collections.Immutable;
using Kms.Jobs;

namespace Kms.Web.Pages.Claims;

/// <summary>Lines of devices and codes: <c>12345678/42/24</c>, or a device and a code with comma, semicolon or tab between.</summary>
internal static class ClaimLines
{
    private static readonly char[] s_separators = [',', ';', '\t'];

    public static ImmutableArray<ClaimItem> Read(string? text) =>
    [
        .. (text ?? "").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(ReadLine).Where(item => item.Device.Any(char.IsAsciiDigit)),
    ];

    private static ClaimItem ReadLine(string line)
    {
        var parts = line.Split(s_separators, 2, StringSplitOptions.TrimEntries);
        var device = parts[0].Trim('"', '\uFEFF');
        return new ClaimItem(device, parts.Length == 2 && parts[1].Trim('"').Length > 0 ? parts[1].Trim('"') : null);
    }
}
