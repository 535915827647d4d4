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
    private Roles? _known;
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
        if (Open && !_shown) (_email, _roles, _known, _emailFault, _organisationFault, _rolesFault) = (null, Row?.Roles ?? Proposed, Row?.Roles, null, null, null);
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
        var saved = await TryAsync(async actor =>
        {
            if (Row is null || await IsUnchangedAsync(actor, Row)) change = await Grains.GetGrain<IOrganisationGrain>(organisation!).SetMemberAsync(actor, email, _roles); // checked above
        });
        if (!saved || _rolesFault is not null) return;
        Toasts.Say(change?.Approval is not null ? Words["Members.Waits"] : Row is null ? Words["Members.Added"] : Words["Common.Saved"]);
        await OnClose.InvokeAsync(true);
    }

    // Roles that somebody else gave or took meanwhile are told before they are written over.
    private async Task<bool> IsUnchangedAsync(ActorTicket actor, MemberRow row)
    {
        var user = await Grains.GetGrain<IUserGrain>(row.User.Value).GetAsync(actor);
        var now = user?.Memberships.FirstOrDefault(membership => membership.Organisation == row.Organisation)?.Roles ?? Roles.None;
        if (now == _known) return true;
        _known = now;
        _rolesFault = now == Roles.None
            ? Words["Members.RemovedMeanwhile"]
            : Words["Members.RolesChanged", string.Join(", ", RoleChoices.In(now).Select(role => Words[$"Role.{role}"].Value))];
        return false;
    }
}
