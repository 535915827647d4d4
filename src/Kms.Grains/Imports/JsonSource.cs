using System.Runtime.CompilerServices;

namespace Kms.Imports;

/// <summary>JSON objects, one device each: in a stream, one per line, or in an array. The Things Stack's and our own.</summary>
internal sealed class JsonSource(KeyFileOptions options) : IRowSource
{
    public async IAsyncEnumerable<ImportRow> ReadAsync(Stream content, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var objects = new JsonObjectReader(content, options.LongestRow);
        var draft = new RowDraft(options.Manufacturer);
        var fields = new JsonRow(draft);
        while (await objects.ReadAsync(cancellation))
        {
            draft.Start(objects.Line);
            if (objects.Problem is { } problem) draft.Report(problem);
            else fields.Read(objects.Object);
            yield return draft.Finish(keyExpected: false);
        }
    }
}
