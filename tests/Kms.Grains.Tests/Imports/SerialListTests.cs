using System.Text;
using Kms.Imports;

namespace Kms.Tests.Imports;

public sealed class SerialListTests
{
    [Theory]
    [InlineData("10000001,10000002,10000003")]
    [InlineData("10000001;10000002;10000003\r\n")]
    [InlineData("10000001\t10000002\t10000003")]
    [InlineData("10000001\n10000002\n10000003\n")]
    [InlineData("10000001\r10000002\r10000003\r")]
    [InlineData("\r\n\r\n10000001\r\n\r\n10000002,10000003")]
    [InlineData("\uFEFF\"10000001\",\"10000002\", \"10000003\"")]
    [InlineData("serial\n10000001\n10000002\n10000003")]
    [InlineData("Zählernummer;Ort\n10000001;Nord\n10000002;\n10000003;10000009")]
    [InlineData("# from the ERP\nKAM,10000001\nKAM,10000002\nKAM,10000003")]
    [InlineData("10000001;10000002\n10000003,")]
    [InlineData("10000001/42/19\n10000002/42/19\nKAM-10000003")]
    [InlineData("first;last\n10000001;10000003")]
    [InlineData("type;batch;first;last;count\nMC21;4711;10000001;10000003;3")]
    [InlineData("MC21;4711;10000001;10000003;3;B7")]
    [InlineData("10000001;10000003")]
    public async Task Serial_numbers_are_found_in_every_form(string text)
    {
        var tokens = await ReadAsync(text);

        var good = tokens.Where(t => t.Fault == SerialFault.None).Select(t => t.Serial);
        Assert.Equal(["10000001", "10000002", "10000003"], good);
    }

    [Fact]
    public async Task Utf16_and_latin1_are_read()
    {
        var wide = await ReadAsync(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("målernummer\r\n00000001\r\n")).ToArray());
        var western = await ReadAsync(Encoding.Latin1.GetBytes("målernummer\r\n00000001\r\n"));

        Assert.Equal("00000001", Assert.Single(wide).Serial);
        Assert.Equal("00000001", Assert.Single(western).Serial);
    }

    [Fact]
    public async Task Faults_come_with_line_and_column()
    {
        var tokens = await ReadAsync("10000001,abc\n,10000001,1234567\n\"10000002");

        var faults = tokens.Where(t => t.Fault != SerialFault.None).Select(t => (t.Line, t.Column, t.Text, t.Fault));
        Assert.Equal(
            [(1L, 2, "abc", SerialFault.Malformed), (2L, 2, "10000001", SerialFault.Duplicate), (2L, 3, "1234567", SerialFault.Malformed), (3L, 1, "\"10000002", SerialFault.Malformed)],
            faults);
    }

    [Fact]
    public async Task A_manufacturer_makes_the_serial_number_a_device()
    {
        var tokens = await ReadAsync("manufacturer;serial\nELS;10000001\n;10000002", new() { Manufacturer = "KAM" });

        Assert.Equal(["ELS-10000001", "KAM-10000002"], tokens.Select(t => t.Id?.Value));
    }

    [Fact]
    public async Task Two_far_apart_numbers_are_two_meters_and_no_range()
    {
        var tokens = await ReadAsync("12345678;87654321");

        Assert.Equal(["12345678", "87654321"], tokens.Select(t => t.Serial));
        Assert.All(tokens, t => Assert.False(t.IsFromRange));
    }

    [Fact]
    public async Task Ranges_can_be_refused_and_demanded()
    {
        Assert.Equal(2, (await ReadAsync("10000001;10000005", new() { Ranges = false })).Count);
        Assert.Equal(50_000, (await ReadAsync("10000001,10050000", new() { Ranges = true })).Count);
    }

    [Fact]
    public async Task A_range_over_the_limit_is_refused_before_it_is_unrolled()
    {
        var refused = await Assert.ThrowsAsync<UnreadableFileException>(() => ReadAsync("first;last\n00000000;99999999"));

        Assert.Equal("file-too-many-rows", refused.Code);
        Assert.Equal(2, refused.Line);
    }

    [Fact]
    public async Task What_is_no_text_is_refused()
    {
        var refused = await Assert.ThrowsAsync<UnreadableFileException>(() => ReadAsync([0x50, 0x4B, 3, 4, 0, 0, 0, 0, 1, 2, 3, 4]));

        Assert.Equal("file-not-text", refused.Code);
    }

    private static Task<List<SerialToken>> ReadAsync(string text, SerialListOptions? options = null) => ReadAsync(Encoding.UTF8.GetBytes(text), options);

    private static async Task<List<SerialToken>> ReadAsync(byte[] bytes, SerialListOptions? options = null)
    {
        var tokens = new List<SerialToken>();
        await foreach (var token in new SerialListReader(options ?? new()).ReadAsync(new MemoryStream(bytes), CancellationToken.None)) tokens.Add(token);
        return tokens;
    }
}
