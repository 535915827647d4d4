using Kms.Devices;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Parts;

namespace Kms.Web.Pages.Claims;

/// <summary>Claims asked for without a code: the queue of who may answer, and one's own.</summary>
public sealed partial class ClaimRequests
{
    private readonly GrowingList<ClaimRequestRow> _rows = new(row => row.Id);
    private HashSet<OrganisationId> _own = [];
    private DecisionState? _state = DecisionState.Open;

    internal override Task LoadAsync(ActorTicket actor)
    {
        _own = [.. actor.Memberships.Select(membership => membership.Organisation)];
        return _rows.BeginAsync(request => FetchAsync(actor, request));
    }

    private Task<Page<ClaimRequestRow>> FetchAsync(ActorTicket actor, PageRequest request) => Grains.Directory().ClaimRequestsAsync(actor, _state, request);

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
