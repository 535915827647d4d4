namespace Kms.Jobs;

/// <summary>What came of one row. Rows that are refused or have a detail need attention, unless all is well with them.</summary>
internal sealed record JobRow(JobReportRow Report, bool Refused, bool IsWell = false)
{
    public bool NeedsAttention => !IsWell && (Refused || Report.Detail is not null);
}
