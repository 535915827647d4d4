using Kms.Organisations;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Organisations;

/// <summary>Partners are added by pasting the identifier that the other organisation gave (I6).</summary>
public sealed partial class PartnerCard
{
    private string? _id;
    private string? _fault;

    [Parameter, EditorRequired] public required OrganisationView Organisation { get; set; }

    [Parameter] public bool MayEdit { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    private IOrganisationGrain Grain => Grains.GetGrain<IOrganisationGrain>(Organisation.Id.Value);

    internal override void Tell(RefusedException refused)
    {
        if (refused.Refusal == Refusal.NotFound) _fault = Words["Partners.Unknown"];
        else base.Tell(refused);
    }

    private async Task AddAsync()
    {
        var id = new OrganisationId((_id ?? "").Trim().ToLowerInvariant());
        _fault = id.Value.Length == 0 ? Words["Fault.Missing"].Value : null;
        if (_fault is not null || !await TryAsync(actor => Grain.AddPartnerAsync(actor, id))) return;
        _id = null;
        Toasts.Say(Words["Partners.Added"]);
        await OnChanged.InvokeAsync();
    }

    private async Task RemoveAsync(PartnerView partner)
    {
        if (!await Prompts.ConfirmAsync(new Prompt(Words["Partners.RemoveTitle"], Words["Partners.RemoveText", partner.Name], Words["Common.Remove"]))) return;
        if (!await TryAsync(actor => Grain.RemovePartnerAsync(actor, partner.Id))) return;
        Toasts.Say(Words["Partners.Removed"]);
        await OnChanged.InvokeAsync();
    }
}
