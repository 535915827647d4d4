namespace Kms.Jobs;

/// <summary>What came of one row. Rows that are refused or have a detail need attention.</summary>
internal sealed record JobRow(JobReportRow Report, bool Refused)
{
    public bool NeedsAttention => Refused || Report.Detail is not null;
}
