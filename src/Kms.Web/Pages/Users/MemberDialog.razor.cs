using Kms.Organisations;
using Kms.Users;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Users;

/// <summary>Adds a member by address, or changes the roles of one.</summary>
public sealed partial class MemberDialog
{
    private const Roles Proposed = Roles.Administrator | Roles.KeyManager;
    private bool _shown;
    private string? _email;
    private string? _organisation;
    private Roles _roles = Proposed;
    private string? _emailFault;
    private string? _organisationFault;
    private string? _rolesFault;

    [Parameter, EditorRequired] public bool Open { get; set; }

    [Parameter, EditorRequired] public MemberRow? Row { get; set; }

    [Parameter] public string? Organisation { get; set; }

    [Parameter] public EventCallback<bool> OnClose { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        // Nothing of the one before: neither the address nor the roles of somebody else.
        if (Open && !_shown) (_email, _roles, _emailFault, _organisationFault, _rolesFault) = (null, Row?.Roles ?? Proposed, null, null, null);
        _shown = Open;
        await base.OnParametersSetAsync();
    }

    internal override Task LoadAsync(ActorTicket actor)
    {
        _organisation = Organisation ?? (actor.Memberships.Length == 1 ? actor.Memberships[0].Organisation.Value : null);
        return Task.CompletedTask;
    }

    private async Task SaveAsync()
    {
        var organisation = Row?.Organisation.Value ?? _organisation;
        var known = EmailAddress.TryParse(Row?.Email ?? _email, out var email);
        _emailFault = known ? null : Words["Fault.Email"].Value;
        _organisationFault = string.IsNullOrEmpty(organisation) ? Words["Fault.Choose"].Value : null;
        _rolesFault = _roles == Roles.None ? Words["Fault.Choose"].Value : null;
        if (_emailFault is not null || _organisationFault is not null || _rolesFault is not null) return;
        MemberChange? change = null;
        if (!await TryAsync(async actor => change = await Grains.GetGrain<IOrganisationGrain>(organisation!).SetMemberAsync(actor, email, _roles))) return; // checked above
        Toasts.Say(change?.Approval is not null ? Words["Members.Waits"] : Row is null ? Words["Members.Added"] : Words["Common.Saved"]);
        await OnClose.InvokeAsync(true);
    }
}
