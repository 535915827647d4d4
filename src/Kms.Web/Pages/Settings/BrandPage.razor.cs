using Kms.Branding;
using Kms.Silo.Hosting;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Layout;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Settings;

/// <summary>The operator's own name, colour and support contact, over what is configured.</summary>
public sealed partial class BrandPage
{
    private Person _person = Person.Nobody;
    private BrandView? _brand;
    private BrandForm _form = new();
    private bool _stale;

    [SupplyParameterFromQuery(Name = "done")] public string? Finished { get; set; }

    [Inject] internal BrandKeeper Keeper { get; set; } = null!; // these are set by the framework before use

    [Inject] internal ProductInfo Product { get; set; } = null!;

    private ProductOptions Configured => Keeper.Configured;

    // A colour box shows black for what is no colour yet.
    private string Shown => AccentColor.IsColor(_form.ColorOr(Configured)) ? _form.ColorOr(Configured) : Configured.Color;

    internal override async Task LoadAsync(ActorTicket actor)
    {
        (_person, _stale) = (Person.Of(actor), false);
        if (!actor.IsOperator) throw new RefusedException(Refusal.Forbidden);
        _brand = await Grains.Brand().GetAsync();
        _form = BrandForm.Of(_brand.Own);
    }

    internal override void Tell(RefusedException refused)
    {
        foreach (var problem in refused.Problems.Where(problem => problem.Field is not null)) _form.Faults[problem.Field!] = RefusalWords.Say(problem, Words); // asked for above
        if (refused.Refusal == Refusal.Conflict) _stale = true;
        else if (_form.Faults.Count == 0) base.Tell(refused);
    }

    private string? Fault(string field) => _form.Faults.GetValueOrDefault(field);

    private async Task SaveAsync(bool over)
    {
        _form.Faults.Clear();
        if (!await TryAsync(async actor => Keeper.Learn(await Grains.Brand().SetAsync(actor, _form.ToDraft(Configured), over ? null : _brand!.Version)))) return; // shown only when loaded
        // The frame around the page carries name and colour too.
        GoOn("/settings/brand?done=saved", forceLoad: true);
    }
}
