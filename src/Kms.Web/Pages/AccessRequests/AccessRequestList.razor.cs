using Kms.AccessRequests;
using Kms.Devices;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.AccessRequests;

/// <summary>A registered person asks for super-user access; the operator sees the queue (K2).</summary>
public sealed partial class AccessRequestList
{
    private readonly GrowingList<AccessRequestRow> _rows = new(row => row.Id);
    private DecisionState? _state = DecisionState.Open;
    private AccessRequestRow? _approving;
    private bool _isOperator;

    [Inject] internal TimeProvider Clock { get; set; } = null!; // set by the framework before use

    internal override Task LoadAsync(ActorTicket actor)
    {
        _isOperator = actor.IsOperator;
        return _rows.BeginAsync(request => FetchAsync(actor, request));
    }

    private Task<Page<AccessRequestRow>> FetchAsync(ActorTicket actor, PageRequest request) =>
        Grains.Directory().AccessRequestsAsync(actor, _state, request);

    private string Waiting(AccessRequestRow row)
    {
        var time = Clock.GetUtcNow() - row.At;
        if (time.TotalHours < 1) return Words["Time.UnderAnHour"];
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
