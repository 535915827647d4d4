using System.Text;

namespace Kms.Web.Api;

/// <summary>A csv file streamed page by page; a million rows never stand in memory together.</summary>
internal static class CsvAnswer
{
    private const int RowsPerPage = 1000;

    /// <param name="httpContext">Gets the file; pages end when nobody takes them any more.</param>
    /// <param name="name">Of the file.</param>
    /// <param name="head">Its first line.</param>
    /// <param name="line">A row as it stands in the file.</param>
    /// <param name="read">The page after a cursor; asked with a ticket of its own each time.</param>
    public static async Task WriteAsync<T>(
        HttpContext httpContext, string name, string head, Func<T, string> line, Func<PageRequest, Task<Page<T>>> read)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(head);
        string? after = null;
        do
        {
            var page = await read(new PageRequest(RowsPerPage, after, CountTotal: false));
            foreach (var row in page.Items) await writer.WriteLineAsync(line(row));
            after = page.Next;
        }
        while (after is not null && !httpContext.RequestAborted.IsCancellationRequested);
    }
}
