using Kms.Catalogue;
using Kms.Devices;
using Kms.Jobs;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Grid;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Devices;

public sealed partial class LabelDialog : KmsPage
{
    private string? _label;
    private bool _open;

    [Parameter, EditorRequired] public GridSelection? Selection { get; set; }

    [Parameter, EditorRequired] public required DeviceFilter Filter { get; set; }

    /// <summary>The label that one device has now.</summary>
    [Parameter] public string? Present { get; set; }

    [Parameter] public long Matching { get; set; }

    /// <summary>True when a label was changed.</summary>
    [Parameter] public EventCallback<bool> OnClose { get; set; }

    private DeviceId? One => Selection is { All: false, Keys.Count: 1 } one ? DeviceId.Parse(one.Keys.Single()) : null;

    // Saving an empty box takes a label away, so the box begins with the one that is there.
    protected override async Task OnParametersSetAsync()
    {
        if (Selection is not null && !_open) _label = Present;
        _open = Selection is not null;
        await base.OnParametersSetAsync();
    }

    private async Task SaveAsync()
    {
        if (Selection is not { } selection) return;
        var label = string.IsNullOrWhiteSpace(_label) ? null : _label.Trim();
        var one = One;
        if (!await TryAsync(actor => one is { } device ? LabelOneAsync(actor, device, label) : LabelManyAsync(actor, selection, label))) return;
        Toasts.Say(one is null ? Words["Label.Started"] : Words["Label.Saved"]);
        await OnClose.InvokeAsync(true);
    }

    private Task LabelOneAsync(ActorTicket actor, DeviceId device, string? label) =>
        Grains.GetGrain<IDeviceGrain>(device.Value).SetLabelAsync(actor, label);

    private Task LabelManyAsync(ActorTicket actor, GridSelection selection, string? label)
    {
        var job = new DeviceActJob(SelectionUrl.Of(selection, Filter), DeviceAct.Label, label, null, null, null);
        return Grains.GetGrain<IJobGrain>(NewId.Grain()).StartAsync(actor, job);
    }
}
