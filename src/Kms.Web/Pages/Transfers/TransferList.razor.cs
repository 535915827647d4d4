using Kms.Devices;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Transfers;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Parts;

namespace Kms.Web.Pages.Transfers;

/// <summary>Devices offered to and by the person's organisations.</summary>
public sealed partial class TransferList
{
    private readonly GrowingList<TransferView> _rows = new(row => row.Id);
    private HashSet<OrganisationId> _keys = [];
    private DecisionState? _state = DecisionState.Open;

    internal override Task LoadAsync(ActorTicket actor)
    {
        _keys = [.. actor.Memberships.Where(membership => membership.Roles.HasFlag(Roles.KeyManager)).Select(membership => membership.Organisation)];
        return _rows.BeginAsync(request => FetchAsync(actor, request));
    }

    private Task<Page<TransferView>> FetchAsync(ActorTicket actor, PageRequest request) => Grains.Directory().TransfersAsync(actor, _state, request);

    private Task ChooseAsync(DecisionState? state)
    {
        _state = state;
        return ReloadAsync();
    }

    private async Task AcceptAsync(TransferView row)
    {
        var prompt = new Prompt(Words["Transfers.AcceptTitle"], Words["Transfers.AcceptText", row.Devices, row.FromName], Words["Decision.Approve"], IsDanger: false);
        if (!await Prompts.ConfirmAsync(prompt)) return;
        await FollowAsync(actor => Grains.GetGrain<ITransferGrain>(row.Id.Value).AcceptAsync(actor));
    }

    // Whoever declines gives the reason in a dialog, which is question enough.
    private async Task DeclineAsync(TransferView row, string? reason)
    {
        var verb = _keys.Contains(row.From) ? Words["Transfers.TakeBack"] : Words["Decision.Decline"];
        var prompt = new Prompt(Words["Transfers.EndTitle"], Words["Transfers.EndText", row.Devices, row.ToName], verb);
        if (reason is null && !await Prompts.ConfirmAsync(prompt)) return;
        await FollowAsync(actor => Grains.GetGrain<ITransferGrain>(row.Id.Value).DeclineAsync(actor, reason));
    }

    private async Task FollowAsync(Func<ActorTicket, Task<JobId>> act)
    {
        JobId job = default;
        if (await TryAsync(async actor => job = await act(actor))) GoOn($"/jobs/{job}");
    }
}
