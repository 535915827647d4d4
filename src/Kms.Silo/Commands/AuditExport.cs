using System.Runtime.CompilerServices;
using System.Text.Json;
using Kms.Audit;

namespace Kms.Silo.Commands;

/// <summary>The trail as a file: one JSON object per line, exactly as chained.</summary>
internal static class AuditExport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<long> WriteAsync(IAsyncEnumerable<AuditRecord> records, FileInfo target, CancellationToken cancellation)
    {
        var count = 0L;
        await using var writer = new StreamWriter(PrivateFile.Create(target));
        await foreach (var record in records.WithCancellation(cancellation))
        {
            await writer.WriteLineAsync(JsonSerializer.Serialize(record, Json).AsMemory(), cancellation);
            count++;
        }
        return count;
    }

    public static async IAsyncEnumerable<AuditRecord> ReadAsync(FileInfo file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reader = file.OpenText();
        for (var line = 1; await reader.ReadLineAsync(cancellation) is { } text; line++) yield return Parse(text, file, line);
    }

    private static AuditRecord Parse(string text, FileInfo file, int line)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditRecord>(text, Json) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new CommandException($"Line {line} of {file.Name} is no audit entry. Was this file written by: kms audit export?");
        }
    }
}
