using Kms.Devices;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components;

namespace Kms.Web.Pages.Claims;

/// <summary>Claims asked for without a code: the queue of who may answer, and one's own.</summary>
public sealed partial class ClaimRequests
{
    private readonly List<ClaimRequestRow> _rows = [];
    private HashSet<OrganisationId> _own = [];
    private DecisionState? _state = DecisionState.Open;
    private string? _next;

    internal override Task LoadAsync(ActorTicket actor)
    {
        _own = [.. actor.Memberships.Select(membership => membership.Organisation)];
        _rows.Clear();
        _next = null;
        return FetchAsync(actor);
    }

    private async Task FetchAsync(ActorTicket actor)
    {
        var page = await Grains.Directory().ClaimRequestsAsync(actor, _state, new PageRequest(50, _next));
        _rows.AddRange(page.Items);
        _next = page.Next;
    }

    private Task ChooseAsync(DecisionState? state)
    {
        _state = state;
        return ReloadAsync();
    }

    private async Task DecideAsync(ClaimRequestRow row, bool approve, string? reason)
    {
        var device = Grains.GetGrain<IDeviceGrain>(row.Device.Value);
        if (!await TryAsync(actor => device.DecideClaimRequestAsync(actor, row.Id, approve, reason))) return;
        Toasts.Say(approve ? Words["Decision.Approved"] : Words["Decision.Declined"]);
        await ReloadAsync();
    }
}
