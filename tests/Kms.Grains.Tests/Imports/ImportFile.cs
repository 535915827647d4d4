using System.Text;
using Kms.Imports;

namespace Kms.Tests.Imports;

/// <summary>Reads whole files in tests.</summary>
internal static class ImportFile
{
    public static async Task<List<ImportRow>> RowsAsync(Stream file, KeyFileOptions? options = null)
    {
        var reader = await KeyFileReader.OpenAsync(file, options ?? new KeyFileOptions(), CancellationToken.None);
        var rows = new List<ImportRow>();
        await foreach (var row in reader.ReadAsync(CancellationToken.None)) rows.Add(row);
        return rows;
    }

    public static Task<List<ImportRow>> RowsAsync(string text, KeyFileOptions? options = null) =>
        RowsAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), options);

    public static Task<List<ImportRow>> RowsAsync(byte[] bytes, KeyFileOptions? options = null) => RowsAsync(new MemoryStream(bytes), options);

    public static string Key(ImportRow row, int index = 0) => Convert.ToHexString(row.Keys[index].Value.Reveal());
}
