using System.Globalization;
using Kms.Jobs;
using Kms.Web.Auth;

namespace Kms.Web.Api;

/// <summary>Streams a report.</summary>
internal sealed class JobReportResult(IJobGrain job, IActorSource actors, bool onlyProblems) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => CsvAnswer.WriteAsync<JobReportRow>(
        httpContext, "report.csv", "row,device,outcome,detail", Line, async page => await job.ReportAsync(await actors.GetAsync(), page, onlyProblems));

    private static string Line(JobReportRow row) =>
        string.Join(',', row.Row.ToString(CultureInfo.InvariantCulture), CsvCell.Of(row.Device), CsvCell.Of(row.Outcome), CsvCell.Of(row.Detail));
}
