using Kms.Imports;

namespace Kms.Tests.Imports;

public sealed class KemImportTests
{
    [Theory]
    [InlineData("sample.kem", 2)]
    [InlineData("sample.kem2", 1)]
    [InlineData("sample.zip.kem", 2)]
    public async Task Sample_files_are_read(string name, int meters)
    {
        await using var file = File.OpenRead(Sample.Path(name));

        var rows = await ImportFile.RowsAsync(file, new KeyFileOptions { Password = "12345" });

        Assert.Equal(meters, rows.Count);
        Assert.All(rows, r => Assert.True(r.IsGood, string.Join(' ', r.Problems)));
    }
}
