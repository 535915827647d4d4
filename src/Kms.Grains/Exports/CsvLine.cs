using System.Globalization;
using System.Text;
using Kms.Imports;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>One line of csv. Text that a spreadsheet would run as a formula is marked, see <see cref="FormulaMark"/>.</summary>
internal sealed class CsvLine(WipedBuffer output, char separator)
{
    private bool isFirst = true;

    public CsvLine Text(string? text)
    {
        Separate();
        if (string.IsNullOrEmpty(text)) return this;
        if (FormulaMark.IsNeeded(text)) text = FormulaMark.Mark + text;
        if (NeedsQuotes(text)) text = '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
        Raw(text);
        return this;
    }

    public CsvLine Number(int? number) => Text(number?.ToString(CultureInfo.InvariantCulture));

    public CsvLine Key(ClearKey? key)
    {
        Separate();
        if (key is not null) HexText.Write(key, output);
        return this;
    }

    public void End()
    {
        output.Write("\r\n"u8); // RFC 4180
        isFirst = true;
    }

    private void Separate()
    {
        if (!isFirst) output.Write([(byte)separator]);
        isFirst = false;
    }

    private void Raw(string text) => output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));

    private bool NeedsQuotes(string text) => text[0] == FormulaMark.Mark || text[0] == '#' || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])
        || text.AsSpan().IndexOfAny(";,\"\r\n\t") >= 0 || text.Contains(separator);
}
