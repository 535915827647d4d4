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

    [Parameter] public required string Id { get; set; }

    private IOrganisationGrain Grain => Grains.GetGrain<IOrganisationGrain>(Id);

    internal override async Task LoadAsync(ActorTicket actor)
    {
        _isOperator = actor.IsOperator;
        _organisation = await Grain.GetAsync(actor);
        _mayEdit = _isOperator || actor.Memberships.Any(own => own.Organisation.Value == Id && own.Roles.HasFlag(Roles.Administrator));
        if (_organisation is not null) _form = OrganisationForm.Of(_organisation.Profile);
    }

    internal override void Tell(RefusedException refused)
    {
        if (!_form.Fail(refused, Words)) base.Tell(refused);
    }

    private async Task SaveAsync()
    {
        if (!_form.Check(Words) || _organisation is not { } shown) return;
        if (!await TryAsync(async actor => _organisation = await Grain.UpdateAsync(actor, _form.ToDraft(), shown.Version))) return;
        Toasts.Say(Words["Common.Saved"]);
    }
}
