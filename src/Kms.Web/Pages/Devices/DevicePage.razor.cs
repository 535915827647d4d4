using Kms.Devices;
using Kms.Users;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Devices;

public sealed partial class DevicePage
{
    private bool _labelling;

    [Parameter] public required string Id { get; set; }

    [Parameter] public string? Tab { get; set; }

    internal DeviceView? Device { get; private set; }

    /// <summary>What may be done is offered only for the device that the address names.</summary>
    private DeviceView? Shown => Loading || Reason is not null ? null : Device;

    private string? Lead => Shown is not { } device ? null
        : string.Join(" · ", new[] { device.Type, DeviceWords.Medium(device.Medium, Words), device.Label }.Where(part => !string.IsNullOrEmpty(part)));

    internal override async Task LoadAsync(ActorTicket actor) =>
        Device = DeviceId.TryParse(Id, out var id) ? await Grains.GetGrain<IDeviceGrain>(id.Value).GetAsync(actor) : null;

    private async Task CloseLabelAsync(bool changed)
    {
        _labelling = false;
        if (changed) await ReloadAsync();
    }
}
