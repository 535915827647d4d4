using System.Globalization;
using System.Text;
using Kms.Imports;
using Kms.Testing;

namespace Kms.Tests.Imports;

/// <summary>Bad rows are reported with what is wrong; the rows around them are read.</summary>
public sealed class BadRowTests
{
    private const string Hex = "28F64A24988064A079AA2C807D6102AE";
    private const string Good = "KAM;12345678;" + Hex;

    [Theory]
    [InlineData("12345678;" + Hex, "manufacturer-missing")]
    [InlineData("KAM;;" + Hex, "identity-missing")]
    [InlineData("KAM;1234567;" + Hex, "serial-malformed")]
    [InlineData("KAM;1.23E+07;" + Hex, "serial-malformed")]
    [InlineData("KAM;12345678;", "key-missing")]
    [InlineData("KAM;12345678;28F64A24988064A079AA2C807D6102A", "key-length")]
    [InlineData("KAM;12345678;28F64A24988064A079AA2C807D6102AE00", "key-length")]
    [InlineData("KAM;12345678;28F64A24988064A0", "")]
    [InlineData("KAM;12345678;28F64A24988064A079AA2C807D6102AG", "key-malformed")]
    [InlineData("KAM;12345678;KPZKJJiAZKB5qiyAfWECrg==", "key-malformed")]
    [InlineData("KAM,12345678," + Hex, "wrong-separator")]
    [InlineData("KAM|12345678|" + Hex, "wrong-separator")]
    [InlineData("KAM;12345678;\"" + Hex, "quote-unclosed")]
    [InlineData("KAM;12345678;\"" + Hex + "\"junk", "quote-unclosed")]
    [InlineData("KAM;12345678;\0" + Hex, "control-character")]
    [InlineData("EUI;12345678;" + Hex, "manufacturer-malformed")]
    [InlineData("KAM;12345678/4x/19;" + Hex, "serial-malformed")]
    public async Task Each_fault_is_named_and_costs_one_row(string bad, string code)
    {
        var rows = await ImportFile.RowsAsync($"{Good}\n{bad}\nKAM;87654321;{Hex}\n");

        Assert.Equal([1L, 2L, 3L], rows.Select(r => r.Line));
        Assert.True(rows[0].IsGood && rows[2].IsGood);
        Assert.Equal(code, string.Join(' ', rows[1].Problems.Select(p => p.CodeText)));
    }

    [Theory]
    [InlineData("KAM;12345678", "key-missing")]
    [InlineData("KAM", "field-count")]
    [InlineData("KAM;12345678;" + Hex + ";x;y", "field-count")]
    [InlineData("KAM;12345678;;42/2x", "claim-code-malformed")]
    [InlineData("KAM;12345678;" + Hex + ";87654321/42/19", "claim-code-malformed")]
    [InlineData("KAM;12345678;" + Hex + ";123", "device-code-malformed")]
    [InlineData("KAM;12345678;" + Hex + ";x", "device-code-malformed")]
    public async Task Rows_under_a_header_are_checked_against_it(string bad, string code)
    {
        var rows = await ImportFile.RowsAsync($"manufacturer;serial;key;device code\n{Good};42\n{bad}\nKAM;87654321;{Hex};07");

        Assert.Equal([2L, 3L, 4L], rows.Select(r => r.Line));
        Assert.True(rows[0].IsGood && rows[2].IsGood);
        Assert.Equal(code, rows[1].Problems[0].CodeText);
    }

    [Fact]
    public async Task A_quote_never_closed_does_not_swallow_the_rows_after_it()
    {
        var text = new StringBuilder("manufacturer;serial;key;label\n");
        for (var i = 0; i < 1000; i++) text.Append(CultureInfo.InvariantCulture, $"KAM;{i:00000000};{Hex};{(i == 10 ? "\"cellar" : i == 700 ? "\"attic" : "x")}\n");

        var rows = await ImportFile.RowsAsync(text.ToString());

        Assert.Equal(1000, rows.Count);
        Assert.Equal([12L, 702L], rows.Where(r => !r.IsGood).Select(r => r.Line));
    }

    [Theory]
    [InlineData("manufacturer;serial;l28F64A24988064A0key\nKAM;12345678;xx\n")]
    [InlineData("{\"ids\":{\"dev_eui\":\"70B3D57ED0000001\"},\"root_keys\":{\"28F64A24988064A0\":{\"key\":\"xx\"}}}")]
    public async Task A_key_in_the_name_of_a_column_is_not_shown(string file)
    {
        var rows = await ImportFile.RowsAsync(file);

        Assert.DoesNotContain(rows.SelectMany(row => row.Problems), p => $"{p.Column}{p.Value}{p.Sentence}".Contains("28F64A", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Added by facade")]
    [InlineData("Encryption key (AES-128)")]
    [InlineData("Målernummer 2024")]
    public void A_name_that_is_none_is_shown(string name) => Assert.Equal(name, ShownValue.OfName(name));

    [Theory]
    [InlineData("28F64A24988064A0key")]
    [InlineData("28 F6 4A 24")]
    [InlineData("deadbeefcafe")]
    public void A_name_that_holds_hex_is_described(string name) => Assert.DoesNotContain(name, ShownValue.OfName(name), StringComparison.Ordinal);

    [Fact]
    public async Task Half_a_file_ends_in_a_row_with_a_problem()
    {
        var rows = await ImportFile.RowsAsync($"{Good}\n{Good[..30]}");

        Assert.True(rows[0].IsGood);
        Assert.Equal("key-length", rows[1].Problems.Single().CodeText);
    }

    [Fact]
    public async Task No_report_holds_key_material_wherever_the_key_slipped_to()
    {
        var random = new XorShift(7);
        var columns = new[] { "manufacturer", "serial", "key", "type", "year", "device code", "label", "mbus version", "purpose", "algorithm", "aliases", "dev_eui", "claim code" };
        var key = new byte[16];
        for (var i = 0; i < 2000; i++)
        {
            random.Fill(key);
            var hex = Convert.ToHexString(key);
            var cells = columns.Select(_ => random.Below(3) == 0 ? Disguise(hex, random) : "").ToArray();

            var rows = await ImportFile.RowsAsync(string.Join(';', columns) + "\n" + string.Join(';', cells) + "\nKAM;12345678;" + Hex);

            AssertNoKey(rows.SelectMany(r => r.Problems), hex);
        }
    }

    private static string Disguise(string hex, XorShift random) => random.Below(7) switch
    {
        0 => hex,
        1 => hex.ToLowerInvariant(),
        2 => string.Join(' ', hex.Chunk(2).Select(c => new string(c))),
        3 => hex + "0",
        4 => hex[..^1] + "G",
        5 => hex[..(10 + random.Below(20))],
        _ => Convert.ToBase64String(Convert.FromHexString(hex)),
    };

    private static void AssertNoKey(IEnumerable<RowProblem> problems, string hex)
    {
        foreach (var problem in problems)
        {
            var text = string.Concat($"{problem.Column}{problem.Value}{problem.Sentence}".Where(char.IsAsciiLetterOrDigit));
            for (var i = 0; i + 9 <= hex.Length; i++) Assert.DoesNotContain(hex.Substring(i, 9), text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToBase64String(Convert.FromHexString(hex))[..10], text, StringComparison.Ordinal);
        }
    }
}
