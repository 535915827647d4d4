using Kms.Jobs;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Jobs;

/// <summary>What came of each row, page by page; at first only rows that need attention.</summary>
public sealed partial class RowReport : KmsPage
{
    private const int PageSize = 100;
    private readonly GrowingList<JobReportRow> _rows = new(row => (row.Row, row.Device, row.Outcome, row.Detail));
    private bool _onlyProblems;

    [Parameter, EditorRequired] public JobId Id { get; set; }

    [Parameter] public bool OnlyProblems { get; set; }

    protected override void OnInitialized() => _onlyProblems = OnlyProblems;

    internal override object Subject => Id;

    internal override Task LoadAsync(ActorTicket actor) => _rows.BeginAsync(request => FetchAsync(actor, request), PageSize);

    private Task<Page<JobReportRow>> FetchAsync(ActorTicket actor, PageRequest request) =>
        Grains.GetGrain<IJobGrain>(Id.Value).ReportAsync(actor, request, _onlyProblems);

    private Task ToggleAsync(bool onlyProblems)
    {
        _onlyProblems = onlyProblems;
        return ReloadAsync();
    }
}
