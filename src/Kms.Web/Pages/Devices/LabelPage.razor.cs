using System.Collections.Immutable;
using System.Globalization;
using Kms.Devices;
using Kms.Users;
using Kms.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Devices;

/// <summary>Labels with QR codes, a sheet or a roll of them, for a few devices or the first hundred of many.</summary>
public sealed partial class LabelPage
{
    private List<DeviceView> _devices = [];
    private ImmutableDictionary<DeviceId, string> _codes = ImmutableDictionary<DeviceId, string>.Empty;
    private long _chosen;
    private bool _chosenMore;

    [Inject] internal ProductInfo Product { get; set; } = null!; // set by the framework before use

    [SupplyParameterFromQuery] public string? Size { get; set; }

    private bool IsRoll => Size == "roll";

    private string SizeAddress => Navigation.GetUriWithQueryParameter("size", IsRoll ? null : "roll");

    // The size of the paper changes nothing about the devices, and what was made for them must not be made again.
    internal override object Subject => Navigation.GetUriWithQueryParameter("size", (string?)null);

    internal override async Task LoadAsync(ActorTicket actor)
    {
        _codes = _codes.Clear();
        var summary = await Grains.Catalogue().SummariseAsync(actor, await SelectionUrl.ReadAsync(Grains, actor, Navigation.Uri));
        var views = await Task.WhenAll(summary.Sample.Select(row => Grains.GetGrain<IDeviceGrain>(row.Id.Value).GetAsync(actor)));
        (_devices, _chosen, _chosenMore) = ([.. views.OfType<DeviceView>()], summary.Count, summary.Next is not null);
    }

    private IEnumerable<string> Facts(DeviceView device) => new[]
    {
        device.Type, DeviceWords.Medium(device.Medium, Words), device.Batch, device.Year?.ToString(CultureInfo.InvariantCulture),
    }.OfType<string>();

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
