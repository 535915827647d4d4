using System.Collections.Immutable;
using Kms.Devices;
using Kms.Grants;
using Kms.Users;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Devices;

/// <summary>Who may read the keys of a device, why and until when.</summary>
public sealed partial class DeviceRights
{
    private ImmutableArray<RightView> _rights = [];

    [Parameter, EditorRequired] public required DeviceView Device { get; set; }

    private IDeviceGrain Grain => Grains.GetGrain<IDeviceGrain>(Device.Id.Value);

    internal override async Task LoadAsync(ActorTicket actor) => _rights = await Grain.GetRightsAsync(actor) ?? [];

    private string AddressOf(RightView right) => DeviceQuery.Address(
        $"/readers/{Uri.EscapeDataString(DeviceQuery.WriteReader(right.Grantee) ?? "")}", [new("organisation", Device.Claim.Organisation?.Value)]);

    private async Task RevokeAsync(RightView right)
    {
        var prompt = new Prompt(Words["Rights.RevokeTitle"], Words["Rights.RevokeText", right.GranteeName, Device.Id.Value], Words["Bulk.Revoke"]);
        if (!await Prompts.ConfirmAsync(prompt) || !await TryAsync(actor => Grain.RevokeAsync(actor, right.Id))) return;
        Toasts.Say(Words["Rights.Revoked", right.GranteeName]);
        await ReloadAsync();
    }
}
