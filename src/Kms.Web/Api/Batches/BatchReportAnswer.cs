using Kms.Batches;

namespace Kms.Web.Api;

/// <summary>What came of the files, row by row where something is wrong.</summary>
internal sealed record BatchReportAnswer(
    string? Id, int Read, int Accepted, int Allocated, int Duplicates, int Malformed, int NotAvailable, IReadOnlyList<BatchReportAnswer.Row> Rows)
{
    public static BatchReportAnswer Of(BatchReport report) => new(
        report.Batch?.Value, report.Read, report.Accepted, report.Allocated, report.Duplicates, report.Malformed, report.NotAvailable,
        [.. report.Rows.Select(row => new Row(row.File, row.Line, row.Serial, row.Code))]);

    internal sealed record Row(string File, long Line, string Serial, string Code);
}
