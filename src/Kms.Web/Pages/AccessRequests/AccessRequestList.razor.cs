using Kms.AccessRequests;
using Kms.Devices;
using Kms.Users;
using Kms.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.AccessRequests;

/// <summary>A registered person asks for super-user access; the operator sees the queue (K2).</summary>
public sealed partial class AccessRequestList
{
    private readonly List<AccessRequestRow> _rows = [];
    private DecisionState? _state = DecisionState.Open;
    private AccessRequestRow? _approving;
    private bool _isOperator;

    [Inject] internal TimeProvider Clock { get; set; } = null!; // set by the framework before use

    internal override async Task LoadAsync(ActorTicket actor)
    {
        _isOperator = actor.IsOperator;
        var page = await Grains.Directory().AccessRequestsAsync(actor, _state, new PageRequest(200));
        _rows.Clear();
        _rows.AddRange(page.Items);
    }

    private string Waiting(AccessRequestRow row)
    {
        var time = Clock.GetUtcNow() - row.At;
        return time.TotalHours < 48 ? Words["Time.Hours", (int)time.TotalHours] : Words["Time.Days", (int)time.TotalDays];
    }

    private Task ChooseAsync(DecisionState? state)
    {
        _state = state;
        return ReloadAsync();
    }

    private Task CloseAsync(bool changed)
    {
        _approving = null;
        return changed ? ReloadAsync() : Task.CompletedTask;
    }

    private async Task DeclineAsync(AccessRequestRow row, string reason)
    {
        if (!await TryAsync(actor => Grains.GetGrain<IAccessRequestGrain>(row.Id.Value).DeclineAsync(actor, reason))) return;
        Toasts.Say(Words["Decision.Declined"]);
        await ReloadAsync();
    }
}
