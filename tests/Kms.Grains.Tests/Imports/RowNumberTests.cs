using System.Text;
using CsvHelper;
using Kms.Imports;
using Kms.Testing;

namespace Kms.Tests.Imports;

/// <summary>Row by row against CsvHelper: the same fields on the same lines, whatever quotes, blank lines and line ends.</summary>
public sealed class RowNumberTests
{
    [Fact]
    public async Task Fields_and_row_numbers_agree_with_csvhelper()
    {
        var random = new XorShift(11);
        for (var i = 0; i < 400; i++)
        {
            var separator = random.Pick(new[] { ';', ',', '\t' });
            var text = Table(random, separator, random.Pick(new[] { "\n", "\r\n", "\r" }));

            var ours = await OursAsync(text, separator);

            Assert.Equal(Theirs(text, separator), ours);
        }
    }

    private static string Table(XorShift random, char separator, string lineEnd)
    {
        var text = new StringBuilder();
        for (var row = random.Below(40); row >= 0; row--)
        {
            if (random.Below(8) == 0) text.Append(lineEnd);
            var fields = Enumerable.Range(0, 2 + random.Below(5)).Select(_ => Field(random, separator, lineEnd));
            text.AppendJoin(separator, fields).Append(row == 0 && random.Below(2) == 0 ? "" : lineEnd);
        }
        return text.ToString();
    }

    private static string Field(XorShift random, char separator, string lineEnd)
    {
        var word = new string((char)('a' + random.Below(26)), 1 + random.Below(12));
        return random.Below(6) switch
        {
            0 => $"\"{word}{separator}{word}\"",
            1 => $"\"{word}\"\"{word}\"",
            2 => $"\"{word}{lineEnd}{word}\"",
            3 => $"\"{word}\"",
            4 => $"{word} \"{word}\"",
            _ => word,
        };
    }

    private static async Task<List<string>> OursAsync(string text, char separator)
    {
        var found = new List<string>();
        using var records = new RecordReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), (byte)separator, 8192);
        var fields = new FieldSplitter((byte)separator);
        while (await records.ReadAsync(CancellationToken.None))
        {
            if (records.Record.IsEmpty) continue;
            Assert.Equal(RecordFault.None, records.Fault);
            fields.Split(records.Record);
            var texts = new List<string>();
            for (var i = 0; i < fields.Count; i++) texts.Add(Encoding.UTF8.GetString(fields.Field(records.Record, i)));
            found.Add($"{records.Line}: {string.Join('¦', texts)}");
        }
        return found;
    }

    private static List<string> Theirs(string text, char separator)
    {
        var found = new List<string>();
        using var csv = CsvReader.FromText(text, new CsvReaderOptions { Separator = separator, HasHeader = false, TrackLineNumbers = true });
        while (csv.Read())
            found.Add($"{csv.LineNumber}: {string.Join('¦', Enumerable.Range(0, csv.FieldCount).Select(csv.GetString))}");
        return found;
    }
}
