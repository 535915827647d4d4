using Kms.Devices;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Claims;

/// <summary>One device with the code from its label. A refusal never tells which part was wrong (K5).</summary>
public sealed partial class ClaimOne
{
    private string? _serial;
    private string? _code;
    private string? _organisation;
    private string? _serialFault;
    private string? _codeFault;
    private RefusedException? _refused;
    private DeviceId? _claimed;

    [Parameter] public string? Device { get; set; }

    [Parameter] public string? Code { get; set; }

    protected override void OnInitialized() => (_serial, _code) = (Device, Code);

    internal override void Tell(RefusedException refused)
    {
        if (refused.Refusal == Refusal.SessionEnded) base.Tell(refused);
        else _refused = refused;
    }

    private async Task ClaimAsync()
    {
        _refused = null;
        _serialFault = string.IsNullOrWhiteSpace(_serial) ? Words["Claim.SerialMissing"].Value : null;
        _codeFault = string.IsNullOrWhiteSpace(_code) ? Words["Claim.CodeMissing"].Value : null;
        if (_serialFault is not null || _codeFault is not null || !await TryAsync(SendAsync)) return;
        (_serial, _code) = (null, null);
        Toasts.Say(Words["Claim.Done"]);
    }

    private async Task SendAsync(ActorTicket actor)
    {
        var text = _serial!.Trim(); // checked before
        var device = DeviceId.TryParse(text, out var id) ? id : await Grains.Catalogue().ResolveAsync(actor, text);
        var organisation = string.IsNullOrEmpty(_organisation) ? (OrganisationId?)null : new OrganisationId(_organisation);
        // An unknown serial number reads like a wrong code.
        if (device is not { } known) throw new RefusedException(Refusal.ClaimRefused);
        await Grains.GetGrain<IDeviceGrain>(known.Value).ClaimAsync(actor, new ClaimOrder(organisation, _code!.Trim(), null)); // checked before
        _claimed = known;
    }
}
