using System.Globalization;
using Kms.Mail;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Grid;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Users;

public sealed partial class MemberList
{
    private KeysetGrid<MemberRow>? _grid;
    private MemberRow? _editing;
    private EmailTemplateId? _test;
    private bool _testing;
    private bool _adding;
    private string? _issued;
    private string? _text;

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Organisation { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    internal override Task LoadAsync(ActorTicket actor)
    {
        _text = Q;
        _test = Mail.TemplateOwners.PlainTest(actor, Organisation, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return Task.CompletedTask;
    }

    private async Task<Page<MemberRow>> FetchAsync(PageRequest request)
    {
        var of = string.IsNullOrEmpty(Organisation) ? (OrganisationId?)null : new OrganisationId(Organisation);
        return await Grains.Directory().MembersAsync(await Actors.GetAsync(), of, string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(), request);
    }

    private void Go(string? text, string? after) =>
        Navigation.NavigateTo(DeviceQuery.Address("/members", [new("q", text), new("organisation", Organisation), new("after", after)]));

    private Task RefreshAsync() => _grid?.ReloadAsync() ?? Task.CompletedTask;

    private Task CloseAsync(bool changed)
    {
        (_adding, _editing) = (false, null);
        return changed ? RefreshAsync() : Task.CompletedTask;
    }

    private async Task ResetAsync(MemberRow row, bool oneTime)
    {
        var text = oneTime ? Words["Members.OneTimeAsk", row.Email] : Words["Members.SendResetAsk", row.Email];
        if (!await Prompts.ConfirmAsync(new Prompt(Words["Members.ResetTitle"], text, oneTime ? Words["Members.Issue"] : Words["Forgot.Submit"], IsDanger: false))) return;
        if (!await TryAsync(async actor => _issued = await Grains.GetGrain<IUserGrain>(row.User.Value).StartResetAsync(actor, oneTime))) return;
        if (!oneTime) Toasts.Say(Words["Members.ResetSent", row.Email]);
    }

    private async Task SetActiveAsync(MemberRow row)
    {
        var prompt = new Prompt(Words["Members.DeactivateTitle"], Words["Members.DeactivateText", row.Email], Words["Members.Deactivate"]);
        if (row.Active && !await Prompts.ConfirmAsync(prompt)) return;
        if (!await TryAsync(actor => Grains.GetGrain<IUserGrain>(row.User.Value).SetActiveAsync(actor, !row.Active))) return;
        Toasts.Say(Words["Common.Saved"]);
        await RefreshAsync();
    }

    private async Task RemoveAsync(MemberRow row)
    {
        var prompt = new Prompt(Words["Members.RemoveTitle"], Words["Members.RemoveText", row.Email, row.OrganisationName], Words["Members.Remove"]);
        if (!await Prompts.ConfirmAsync(prompt)) return;
        if (!await TryAsync(actor => Grains.GetGrain<IOrganisationGrain>(row.Organisation.Value).RemoveMemberAsync(actor, row.User))) return;
        Toasts.Say(Words["Common.Saved"]);
        await RefreshAsync();
    }
}
