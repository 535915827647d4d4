using Kms.Jobs;
using Kms.Web.Components.Parts;

namespace Kms.Web.Pages.Grants;

public sealed partial class RevokePage
{
    private readonly GrantDraft _draft = new();
    private bool _all;

    private async Task RevokeAsync()
    {
        if (!_all && !_draft.CheckWho(Words)) return;
        var whose = _all ? Words["Revoke.All"].Value : _draft.Who;
        if (!await Prompts.ConfirmAsync(new Prompt(Words["Rights.RevokeTitle"], Words["Revoke.Text", whose, Counted(Summary!.Count)], Words["Bulk.Revoke"]))) return; // shown only with a summary
        await StartAsync(new RevokeJob(Selection, _all ? null : _draft.Grantee));
    }
}
