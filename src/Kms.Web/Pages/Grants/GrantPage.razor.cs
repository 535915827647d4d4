using Kms.Jobs;

namespace Kms.Web.Pages.Grants;

/// <summary>Assign read rights: check list, who, purpose and end, confirm, progress, result (K3).</summary>
public sealed partial class GrantPage
{
    private readonly GrantDraft _draft = new();
    private int _step;

    private void CheckWho()
    {
        if (_draft.Check(Words)) _step = 2;
    }

    private async Task AssignAsync()
    {
        if (_draft.Grantee is not { } grantee) return;
        if (await StartAsync(new GrantJob(Selection, grantee, _draft.CleanPurpose, _draft.UntilUtc(Zone)))) Toasts.Say(Words["Grant.Started"]);
    }
}
