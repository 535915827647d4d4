using Kms.Jobs;
using Kms.Users;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Grants;

/// <summary>
/// Assign read rights: check list, who, purpose and end, confirm, progress, result (K3). The step stands in the address, so that Back leads to
/// the one before.
/// </summary>
public sealed partial class GrantPage
{
    private const string Kept = "grant";
    private readonly GrantDraft _draft = new();

    [Inject] internal TimeProvider Clock { get; set; } = null!; // these are set by the framework before use

    [SupplyParameterFromQuery] public int Step { get; set; }

    // Where nobody is named there is nothing to confirm.
    private int Shown => Job is not null ? 3 : Step >= 2 && _draft.Grantee is null ? 1 : Math.Clamp(Step, 0, 2);

    internal override object Subject => Navigation.GetUriWithQueryParameter("step", (string?)null);

    internal override async Task LoadAsync(ActorTicket actor)
    {
        await base.LoadAsync(actor);
        _draft.Policy = await GrantPolicy.FindAsync(Grains, actor);
    }

    private void Go(int step) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("step", step == 0 ? null : (int?)step));

    // What was filled in outlives a lost connection.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Step > 0 && Job is null && _draft.Recall(await Browser.KeptAsync(Kept))) StateHasChanged();
    }

    private async Task CheckWhoAsync()
    {
        if (!_draft.Check(Words, Zone, Clock.GetUtcNow())) return;
        await Browser.KeepAsync(Kept, _draft.Keep());
        Go(2);
    }

    private async Task AssignAsync()
    {
        if (_draft.Grantee is not { } grantee) return;
        if (!await StartAsync(new GrantJob(Selection, grantee, _draft.CleanPurpose, _draft.UntilUtc(Zone)))) return;
        await Browser.KeepAsync(Kept, "");
        Toasts.Say(Words["Grant.Started"]);
    }
}
