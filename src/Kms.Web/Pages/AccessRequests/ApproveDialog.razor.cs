using Kms.AccessRequests;
using Kms.Devices;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Pages.Organisations;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.AccessRequests;

/// <summary>
/// Approves into an existing organisation or a new one, which takes over the name that the person wrote. The customer number brings devices:
/// the approver gives it from the own books, so the dialog neither fills it in nor shows it.
/// </summary>
public sealed partial class ApproveDialog
{
    private AccessRequestRow? _shown;
    private OrganisationForm _form = new();
    private Roles _roles = Roles.KeyManager;
    private string? _organisation;
    private string? _fault;
    private bool _fresh = true;

    [Parameter, EditorRequired] public AccessRequestRow? Row { get; set; }

    [Parameter] public EventCallback<bool> OnClose { get; set; }

    internal static OrganisationForm FormFor(AccessRequestDraft? asked) =>
        new() { Name = asked?.OrganisationName, Kind = nameof(OrganisationKind.Reseller) };

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Row)
        {
            (_shown, _organisation, _fault, _roles) = (Row, null, null, Roles.KeyManager);
            _form = FormFor(Row?.Draft);
        }
        await base.OnParametersSetAsync();
    }

    private async Task ApproveAsync()
    {
        _fault = !_fresh && string.IsNullOrEmpty(_organisation) ? Words["Fault.Choose"].Value : null;
        if (_fault is not null || (_fresh && !_form.Check(Words)) || Row is not { } row) return;
        var approval = _fresh
            ? new AccessRequestApproval(null, _form.ToDraft(), _roles)
            : new AccessRequestApproval(new OrganisationId(_organisation!), null, _roles); // checked above
        AccessRequestRow? answer = null;
        if (!await TryAsync(async actor => answer = await Grains.GetGrain<IAccessRequestGrain>(row.Id.Value).ApproveAsync(actor, approval))) return;
        Toasts.Say(answer?.State == DecisionState.AwaitingConfirmation ? Words["Members.Waits"] : Words["Decision.Approved"]);
        await OnClose.InvokeAsync(true);
    }
}
