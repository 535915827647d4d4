using Kms.Users;
using Kms.Web.Components;

namespace Kms.Web.Pages.Invitations;

/// <summary>
/// A pasted list or csv file of people: address, name, role, language, in this order or under headings in any of the four languages.
/// Separated by commas, semicolons or tabs; each line is judged by itself.
/// </summary>
internal static class InvitationSheet
{
    public const int MostLines = 5_000;

    private static readonly string[][] s_headings =
    [
        ["email", "e-mail", "mail", "e-mail-adresse", "mailadresse", "adresse e-mail", "adresse", "e-mail address", "email address"],
        ["name", "navn", "nom"],
        ["role", "roles", "rolle", "roller", "rôle", "rôles", "rollen"],
        ["language", "sprog", "langue", "sprache"],
    ];

    public static IReadOnlyList<InvitationLine> Read(string text, Func<string, Roles?> roleOf)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n').Select((line, at) => (Number: at + 1, Text: line))
            .Where(line => !string.IsNullOrWhiteSpace(line.Text)).Select(line => (line.Number, Cells: SheetLine.Split(line.Text))).ToList();
        int[] places = [0, 1, 2, 3];
        if (lines.Count > 0 && PlacesIn(lines[0].Cells) is { } found)
        {
            places = found;
            lines.RemoveAt(0);
        }
        var seen = new HashSet<EmailAddress>();
        return [.. lines.Select(line => Read(line.Number, [.. places.Select(place => CellOf(line.Cells, place))], roleOf, seen))];
    }

    private static InvitationLine Read(int number, string?[] cells, Func<string, Roles?> roleOf, HashSet<EmailAddress> seen)
    {
        var line = new InvitationLine(number, cells[0] ?? "", cells[1], null, null);
        if (!EmailAddress.TryParse(line.Email, out var email)) return line with { Fault = "email-malformed" };
        if (!seen.Add(email)) return line with { Fault = "email-twice" };
        if (cells[2] is { } asked)
        {
            var roles = asked.Split(['+', '|', '/', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(roleOf).ToList();
            if (roles.Count == 0 || roles.Contains(null)) return line with { Fault = "role-unknown", About = asked };
            line = line with { Roles = roles.Aggregate(Roles.None, (all, role) => all | role!.Value) }; // null was refused above
        }
        if (cells[3]?.ToLowerInvariant() is not { } language) return line;
        return PageSetup.Languages.Contains(language) ? line with { Language = language } : line with { Fault = "language-unknown", About = language };
    }

    // A line of headings names the address and holds none.
    private static int[]? PlacesIn(IReadOnlyList<string> cells)
    {
        var names = cells.Select(cell => cell.Trim().ToLowerInvariant()).ToList();
        int[] places = [.. s_headings.Select(known => names.FindIndex(known.Contains))];
        return places[0] >= 0 ? places : null;
    }

    private static string? CellOf(IReadOnlyList<string> cells, int place) =>
        place >= 0 && place < cells.Count && cells[place].Trim() is { Length: > 0 } cell ? cell : null;
}
