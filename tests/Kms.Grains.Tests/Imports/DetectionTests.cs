using System.Text;
using Kms.Imports;

namespace Kms.Tests.Imports;

public sealed class DetectionTests
{
    private const string Hex = "28F64A24988064A079AA2C807D6102AE";

    [Theory]
    [InlineData("KAM;12345678;" + Hex, nameof(KeyFileFormat.PlainList))]
    [InlineData("12345678\n", nameof(KeyFileFormat.PlainList))]
    [InlineData("Delivery note 17\nKAM;12345678;" + Hex, nameof(KeyFileFormat.PlainList))]
    [InlineData("serial,key\n", nameof(KeyFileFormat.PlainList))]
    [InlineData("id;dev_eui;join_eui;app_key\n", nameof(KeyFileFormat.TtsCsv))]
    [InlineData("id,dev_eui,app_eui,name,app_key\n", nameof(KeyFileFormat.TtsCsv))]
    [InlineData("<EncryptedData/>", nameof(KeyFileFormat.Kem))]
    [InlineData(" \r\n<?xml version='1.0'?>", nameof(KeyFileFormat.Kem))]
    [InlineData("<p:KeyContainer xmlns:p='urn:ietf:params:xml:ns:keyprov:pskc'/>", nameof(KeyFileFormat.Pskc))]
    [InlineData("PK\x03\x04", nameof(KeyFileFormat.Kem))]
    [InlineData("{\"ids\":{}}", nameof(KeyFileFormat.Json))]
    [InlineData("\uFEFF[\n{}]", nameof(KeyFileFormat.Json))]
    [InlineData("LW:D0:70B3D57ED0FFFFFF:70B3D57ED0000001:AABB1122", nameof(KeyFileFormat.Tr005))]
    [InlineData("urn:lw:dp:70B3D57ED0FFFFFF:70B3D57ED0000001:AABB1122", nameof(KeyFileFormat.Tr005))]
    [InlineData("URN:DEV:LW:70B3D57ED0FFFFFF_70B3D57ED0000001_AABB1122", nameof(KeyFileFormat.Tr005))]
    public async Task The_format_is_told_by_content(string content, string format)
    {
        var found = await KeyFileReader.DetectAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)), CancellationToken.None);

        Assert.Equal(format, found.ToString());
    }

    [Theory]
    [InlineData("", "file-empty")]
    [InlineData("\uFEFF \r\n\t\r\n", "file-empty")]
    [InlineData("Dear all,\nplease find the list attached.\n", "file-format-unknown")]
    [InlineData("KAM|12345678|" + Hex, "file-separator-unknown")]
    [InlineData("KAM 12345678 " + Hex, "file-separator-unknown")]
    [InlineData("KAM:12345678:" + Hex, "file-separator-unknown")]
    [InlineData("%PDF-1.7", "file-format-unknown")]
    [InlineData("key;label\n" + Hex + ";x", "file-no-serial-column")]
    [InlineData("\x01\x02\x03\x04\x05\x06\x07", "file-not-text")]
    public async Task What_is_no_key_file_is_refused_with_a_reason(string content, string code)
    {
        await KemImportTests.AssertRefusedAsync(code, Encoding.UTF8.GetBytes(content));
    }

    [Fact]
    public async Task A_chosen_format_is_taken_for_granted()
    {
        var rows = await ImportFile.RowsAsync($"LW:D0:KAM;12345678\nKAM;12345678;{Hex}", new() { Format = KeyFileFormat.PlainList });

        Assert.Equal([false, true], rows.Select(r => r.IsGood));
    }
}
