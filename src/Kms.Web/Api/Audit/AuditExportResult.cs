using System.Globalization;
using System.Text;
using System.Text.Json;
using Kms.Audit;
using Kms.Web.Auth;

namespace Kms.Web.Api;

/// <summary>Streams what of the trail the caller may see, page by page, newest first; a ticket of its own for each.</summary>
internal sealed class AuditExportResult(IAuditGrain audit, IActorSource actors, AuditFilter? filter) : IResult
{
    private const int RowsPerPage = 1000;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=\"audit.csv\"";
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync("at,kind,actor,actorName,organisation,device,subject,details,writer,sequence,hash");
        string? after = null;
        while (filter is not null && !httpContext.RequestAborted.IsCancellationRequested)
        {
            var page = await audit.FindAsync(await actors.GetAsync(), filter, new PageRequest(RowsPerPage, after));
            foreach (var entry in page.Items) await writer.WriteLineAsync(Line(entry));
            if ((after = page.Next) is null) return;
        }
    }

    private static string Line(AuditEntry entry) => string.Join(
        ',', entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), CsvCell.Of(entry.Kind), CsvCell.Of(entry.Actor?.Value), CsvCell.Of(entry.ActorName),
        CsvCell.Of(entry.Organisation?.Value), CsvCell.Of(entry.Device?.Value), CsvCell.Of(entry.Subject),
        CsvCell.Of(entry.Details.IsEmpty ? null : JsonSerializer.Serialize(entry.Details)), CsvCell.Of(entry.Writer),
        entry.Sequence.ToString(CultureInfo.InvariantCulture), entry.Hash);
}
