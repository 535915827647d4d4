using Kms.Jobs;
using Kms.Users;
using Kms.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Jobs;

/// <summary>What came of each row, page by page; at first only rows that need attention.</summary>
public sealed partial class RowReport : KmsPage
{
    private readonly List<JobReportRow> _rows = [];
    private string? _next;
    private bool _onlyProblems;

    [Parameter, EditorRequired] public JobId Id { get; set; }

    [Parameter] public bool OnlyProblems { get; set; }

    protected override void OnInitialized() => _onlyProblems = OnlyProblems;

    internal override object Subject => Id;

    internal override async Task LoadAsync(ActorTicket actor)
    {
        _rows.Clear();
        await FetchAsync(actor, null);
    }

    private async Task FetchAsync(ActorTicket actor, string? after)
    {
        var page = await Grains.GetGrain<IJobGrain>(Id.Value).ReportAsync(actor, new PageRequest(100, after), _onlyProblems);
        _rows.AddRange(page.Items);
        _next = page.Next;
    }

    private Task MoreAsync() => TryAsync(actor => FetchAsync(actor, _next));

    private Task ToggleAsync(bool onlyProblems)
    {
        _onlyProblems = onlyProblems;
        return ReloadAsync();
    }
}
