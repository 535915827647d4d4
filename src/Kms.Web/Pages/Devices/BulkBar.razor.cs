using Kms.Catalogue;
using Kms.Web.Components.Grid;
using Kms.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Devices;

public sealed partial class BulkBar
{
    [Parameter, EditorRequired] public required GridSelection Selection { get; set; }

    [Parameter, EditorRequired] public required Page<DeviceRow>? Page { get; set; }

    [Parameter, EditorRequired] public required DeviceFilter Filter { get; set; }

    [Parameter, EditorRequired] public required Person Person { get; set; }

    [Parameter] public EventCallback OnClear { get; set; }

    [Parameter] public EventCallback OnLabel { get; set; }

    // Null when the devices are too many for an address: they are kept when the link is followed.
    private string? To(string path) => SelectionUrl.Fits(Selection) ? SelectionUrl.Write(path, Selection, Filter) : null;

    private async Task FollowAsync(string path)
    {
        string? address = null;
        if (await TryAsync(async actor => address = await SelectionUrl.KeepAsync(Grains, actor, path, Selection, Filter))) GoOn(address!); // set when done
    }
}
