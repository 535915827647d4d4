using Kms.Mail;
using Kms.Web.Components;
using Kms.Web.Components.Grid;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Mail;

/// <summary>What was mailed to whom, without links; what failed can be sent again.</summary>
public sealed partial class MailList
{
    private IReadOnlyList<Choice> _states = [];
    private KeysetGrid<MailRow>? _grid;
    private MailPreview? _preview;

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    protected override void OnInitialized() =>
        _states = [.. Enum.GetValues<MailState>().Select(state => new Choice(state.ToString(), Words[$"MailState.{state}"]))];

    private async Task<Page<MailRow>> FetchAsync(PageRequest request)
    {
        var state = Enum.TryParse<MailState>(State, out var known) ? known : (MailState?)null;
        return await Grains.Directory().MailsAsync(await Actors.GetAsync(), state, request);
    }

    private void Go(string? state, string? after) => Navigation.NavigateTo(DeviceQuery.Address("/mails", [new("state", state), new("after", after)]));

    private static string? ToneOf(MailState state) => state switch { MailState.Sent => "good", MailState.Failed => "bad", MailState.Deferred => "warn", _ => "info" };

    private async Task PreviewAsync(MailRow row) => await TryAsync(async actor => _preview = await Grains.Directory().PreviewMailAsync(actor, row.Id));

    private async Task RetryAsync(MailRow row)
    {
        if (!await TryAsync(actor => Grains.Directory().RetryMailAsync(actor, row.Id))) return;
        Toasts.Say(Words["Mails.Retried"]);
        if (_grid is not null) await _grid.ReloadAsync();
    }
}
