using System.Collections.Immutable;
using Kms.Devices;
using Kms.Keys;
using Kms.Users;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Devices;

/// <summary>Keys without values until somebody asks and says why. Shown values leave the page by themselves.</summary>
public sealed partial class DeviceKeys
{
    private const int Seconds = 30;
    private ImmutableDictionary<(KeyPurpose, int), string>? _shown;
    private Countdown? _countdown;
    private string? _reason;
    private string? _fault;
    private ElementReference _hide;
    private bool _asking;
    private bool _came;

    [Inject] internal TimeProvider Clock { get; set; } = null!; // set by the framework before use

    [Parameter, EditorRequired] public required DeviceView Device { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    public void Dispose() => _countdown?.Dispose();

    // The button that was pressed is gone: whoever works by keyboard goes on beside the keys.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_came || _shown is null) return;
        _came = false;
        await _hide.FocusAsync();
    }

    private string? Find(KeyInfo key) => _shown?.GetValueOrDefault((key.Purpose, key.Version));

    private async Task ShowAsync()
    {
        _fault = string.IsNullOrWhiteSpace(_reason) ? Words["Keys.ReasonMissing"].Value : null;
        if (_fault is not null || !await TryAsync(ReadAsync)) return;
        (_asking, _reason, _came) = (false, null, true);
        _ = CountDownAsync();
    }

    private async Task ReadAsync(ActorTicket actor)
    {
        using var release = await Grains.GetGrain<IDeviceGrain>(Device.Id.Value).ReadKeysAsync(actor, null, _reason?.Trim());
        _shown = release?.Keys.ToImmutableDictionary(key => (key.Purpose, key.Version), key => Convert.ToHexString(key.Value.Reveal()))
            ?? throw new RefusedException(Refusal.NotFound);
    }

    private Task CountDownAsync()
    {
        _countdown ??= new Countdown(Clock);
        return _countdown.RunAsync(Seconds, () => InvokeAsync(StateHasChanged), () => InvokeAsync(Hide));
    }

    private void Hide()
    {
        _shown = null;
        _countdown?.Dispose();
        StateHasChanged();
    }
}
