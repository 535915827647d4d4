using System.Globalization;
using System.Text;
using Kms.Jobs;
using Kms.Web.Auth;

namespace Kms.Web.Api;

/// <summary>Streams a report page by page; a million rows never stand in memory together.</summary>
internal sealed class JobReportResult(IJobGrain job, IActorSource actors, bool onlyProblems) : IResult
{
    private const int RowsPerPage = 1000;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=\"report.csv\"";
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync("row,device,outcome,detail");
        string? after = null;
        do
        {
            var page = await job.ReportAsync(await actors.GetAsync(), new PageRequest(RowsPerPage, after), onlyProblems);
            foreach (var row in page.Items) await writer.WriteLineAsync(Line(row));
            after = page.Next;
        }
        while (after is not null && !httpContext.RequestAborted.IsCancellationRequested);
    }

    private static string Line(JobReportRow row) =>
        string.Join(',', row.Row.ToString(CultureInfo.InvariantCulture), CsvCell.Of(row.Device), CsvCell.Of(row.Outcome), CsvCell.Of(row.Detail));
}
