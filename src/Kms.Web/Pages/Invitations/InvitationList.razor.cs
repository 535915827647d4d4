using System.Globalization;
using Kms.Invitations;
using Kms.Mail;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Grid;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;
using Kms.Web.Pages.Mail;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Invitations;

public sealed partial class InvitationList
{
    private IReadOnlyList<Choice> _states = [];
    private KeysetGrid<InvitationRow>? _grid;
    private EmailTemplateId? _test;
    private bool _testing;
    private string? _text;

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    private bool IsNarrowed => !string.IsNullOrWhiteSpace(Q) || !string.IsNullOrEmpty(State);

    protected override void OnInitialized() =>
        _states = [.. Enum.GetValues<InvitationState>().Select(state => new Choice(state.ToString(), Words[$"InvitationState.{state}"]))];

    internal override Task LoadAsync(ActorTicket actor)
    {
        _text = Q;
        _test = TemplateOwners.PlainTest(actor, null, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return Task.CompletedTask;
    }

    private async Task<Page<InvitationRow>> FetchAsync(PageRequest request)
    {
        var state = Enum.TryParse<InvitationState>(State, out var known) ? known : (InvitationState?)null;
        return await Grains.Directory().InvitationsAsync(await Actors.GetAsync(), null, state, request, string.IsNullOrWhiteSpace(Q) ? null : Q.Trim());
    }

    private void Go(string? text, string? state, string? after = null) =>
        Navigation.NavigateTo(DeviceQuery.Address("/invitations", [new("q", text), new("state", state), new("after", after)]));

    private async Task SendAsync(InvitationRow row)
    {
        if (!await TryAsync(actor => Grains.GetGrain<IInvitationGrain>(row.Id.Value).SendAsync(actor))) return;
        Toasts.Say(Words["Invitations.SentTo", row.Email]);
        if (_grid is not null) await _grid.ReloadAsync();
    }

    private async Task RevokeAsync(InvitationRow row)
    {
        if (!await Prompts.ConfirmAsync(new Prompt(Words["Invitations.RevokeTitle"], Words["Invitations.RevokeText", row.Email], Words["Invitations.Revoke"]))) return;
        if (!await TryAsync(actor => Grains.GetGrain<IInvitationGrain>(row.Id.Value).RevokeAsync(actor))) return;
        Toasts.Say(Words["Common.Saved"]);
        if (_grid is not null) await _grid.ReloadAsync();
    }
}
