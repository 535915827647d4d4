using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Settings;

/// <summary>What an organisation decides for its people: language, how long rights last, who may download.</summary>
public sealed partial class PolicyPage
{
    private Person _person = Person.Nobody;
    private IReadOnlyList<Membership> _own = [];
    private OrganisationView? _organisation;
    private PolicyForm _form = new();
    private bool _mayEdit;
    private bool _stale;

    /// <summary>Which one; the first own when it is not said.</summary>
    [SupplyParameterFromQuery] public string? Organisation { get; set; }

    internal override async Task LoadAsync(ActorTicket actor)
    {
        (_person, _own, _stale) = (Person.Of(actor), actor.Memberships, false);
        var id = Organisation ?? _own.OrderByDescending(own => own.Roles.HasFlag(Roles.Administrator)).FirstOrDefault()?.Organisation.Value;
        _organisation = id is null ? null : await Grain(id).GetAsync(actor);
        _mayEdit = actor.IsOperator || _own.Any(own => own.Organisation.Value == id && own.Roles.HasFlag(Roles.Administrator));
        if (_organisation is not null) _form = PolicyForm.Of(_organisation.Profile);
    }

    internal override void Tell(RefusedException refused)
    {
        if (refused.Refusal == Refusal.Conflict) _stale = true;
        else base.Tell(refused);
    }

    // Over what somebody else saved meanwhile only when the person says so, having been told.
    private async Task SaveAsync(bool over)
    {
        if (_organisation is not { } shown || !_form.Check(Words)) return;
        var saved = await TryAsync(async actor =>
        {
            var onto = over ? await Grain(shown.Id.Value).GetAsync(actor) ?? shown : shown;
            _organisation = await Grain(shown.Id.Value).UpdateAsync(actor, _form.Over(onto.Profile), onto.Version);
        });
        if (!saved) return;
        _stale = false;
        Toasts.Say(Words["Common.Saved"]);
    }

    private Task ShowTheirsAsync() => ReloadAsync();

    private void Choose(string organisation) => Navigation.NavigateTo($"/settings?organisation={organisation}");

    private IOrganisationGrain Grain(string id) => Grains.GetGrain<IOrganisationGrain>(id);
}
