using System.Collections.Immutable;
using Kms.Jobs;

namespace Kms.Web.Pages.Claims;

/// <summary>
/// Lines of devices and codes: <c>12345678/42/24</c>, or columns with comma, semicolon or tab between: device and code, or device, device code
/// and year. A first line without digits is a header.
/// </summary>
internal static class ClaimLines
{
    private const int LabelParts = 3;
    private static readonly char[] s_separators = [',', ';', '\t'];

    public static ImmutableArray<ClaimLine> Read(string? text)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var lines = ImmutableArray.CreateBuilder<ClaimLine>();
        var row = 0;
        foreach (var line in (text ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            row++;
            if (string.IsNullOrWhiteSpace(line) || (lines.Count == 0 && !line.Any(char.IsAsciiDigit))) continue;
            lines.Add(ReadLine(row, line.Trim(), seen));
        }
        return lines.ToImmutable();
    }

    private static ClaimLine ReadLine(int row, string line, HashSet<string> seen)
    {
        string[] cells = [.. line.Split(s_separators).Select(cell => cell.Trim('"', ' ', '\uFEFF'))];
        var (device, code) = (cells[0], CodeOf([.. cells.Skip(1).Where(cell => cell.Length > 0)]));
        if (!device.Any(char.IsAsciiDigit)) return new(row, line, null, "no-device");
        var label = device.Split('/');
        if (code is null && label.Length != LabelParts) return new(row, line, null, "no-code");
        return seen.Add(label[0]) ? new(row, line, new ClaimItem(device, code), null) : new(row, line, null, "twice");
    }

    // Device code and year stand in one column or in two.
    private static string? CodeOf(string[] cells) => cells switch
    {
        [] => null,
        [var code, var year, ..] when code.Length <= 2 && code.All(char.IsAsciiDigit) && year.Length is 2 or 4 && year.All(char.IsAsciiDigit) => $"{code}/{year}",
        [var code, ..] => code,
    };
}
