using System.Text;

namespace Kms.Web.Pages.Invitations;

/// <summary>Takes a line of a list apart. Quoted cells may hold the separator, and a quote as two (RFC 4180, section 2).</summary>
internal static class SheetLine
{
    private static readonly char[] s_separators = ['\t', ';', ','];

    public static IReadOnlyList<string> Split(string line)
    {
        // The first of them that stands in the line separates: a role may hold commas when semicolons separate.
        var separator = s_separators.FirstOrDefault(line.Contains, ',');
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            if (letter == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"') cell.Append(line[++at]);
            else if (letter == '"' && (quoted || cell.Length == 0)) quoted = !quoted;
            else if (letter == separator && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(letter);
        }
        cells.Add(cell.ToString());
        return cells;
    }
}
