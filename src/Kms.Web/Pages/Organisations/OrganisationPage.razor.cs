using Kms.Organisations;
using Kms.Users;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Organisations;

public sealed partial class OrganisationPage
{
    private OrganisationView? _organisation;
    private OrganisationForm _form = new();
    private bool _mayEdit;
    private bool _isOperator;
    private bool _stale;

    [Parameter] public required string Id { get; set; }

    private IOrganisationGrain Grain => Grains.GetGrain<IOrganisationGrain>(Id);

    internal override async Task LoadAsync(ActorTicket actor)
    {
        (_isOperator, _stale) = (actor.IsOperator, false);
        _organisation = await Grain.GetAsync(actor);
        _mayEdit = _isOperator || actor.Memberships.Any(own => own.Organisation.Value == Id && own.Roles.HasFlag(Roles.Administrator));
        if (_organisation is not null) _form = OrganisationForm.Of(_organisation.Profile);
    }

    internal override void Tell(RefusedException refused)
    {
        if (refused.Refusal == Refusal.Conflict && refused.Problems.IsEmpty) _stale = true;
        else if (!_form.Fail(refused, Words)) base.Tell(refused);
    }

    // Over what somebody else saved meanwhile only when the person says so, having been told.
    private async Task SaveAsync(bool over)
    {
        if (!_form.Check(Words) || _organisation is not { } shown) return;
        var saved = await TryAsync(async actor =>
        {
            var onto = over ? await Grain.GetAsync(actor) ?? shown : shown;
            _organisation = await Grain.UpdateAsync(actor, _form.ToDraft(), onto.Version);
        });
        if (!saved) return;
        _stale = false;
        Toasts.Say(Words["Common.Saved"]);
    }
}
