using Kms.Audit;
using Kms.Devices;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Layout;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Audit;

public sealed partial class AuditPage
{
    private static readonly string[] s_kinds = ["key.", "right.", "device.", "claim.", "export.", "transfer.", "batch.", "session.", "user.", "member.", "organisation.", "template."];
    private Person _person = Person.Nobody;
    private AuditFilter _filter = new();
    private AuditVerdict? _verdict;
    private string? _device;
    private string? _kind;
    private string? _from;
    private string? _to;
    private string? _fault;

    [SupplyParameterFromQuery] public string? Device { get; set; }

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? From { get; set; }

    [SupplyParameterFromQuery] public string? To { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        (_device, _kind, _from, _to) = (Device, Kind, From, To);
        var device = DeviceId.TryParse(Device, out var id) ? id : (DeviceId?)null;
        _filter = new AuditFilter(device, Kind: string.IsNullOrEmpty(Kind) ? null : Kind, From: Day(From, 0), To: Day(To, 1));
        await base.OnParametersSetAsync();
    }

    internal override Task LoadAsync(ActorTicket actor)
    {
        _person = Person.Of(actor);
        return Task.CompletedTask;
    }

    private async Task<Page<AuditEntry>> FetchAsync(PageRequest request) => await Grains.Audit().FindAsync(await Actors.GetAsync(), _filter, request);

    private void Go(string? after)
    {
        _fault = string.IsNullOrWhiteSpace(_device) || DeviceId.TryParse(_device.Trim(), out _) ? null : Words["Fault.DeviceId"].Value;
        if (_fault is not null || Dates.IsFaulty(_from) || Dates.IsFaulty(_to)) return;
        Navigation.NavigateTo(DeviceQuery.Address("/audit", [new("device", Clean(_device)), new("kind", Clean(_kind)), new("from", Clean(_from)), new("to", Clean(_to)), new("after", after)]));
    }

    private async Task VerifyAsync() => await TryAsync(async actor => _verdict = await Grains.Audit().VerifyAsync(actor));

    private DateTimeOffset? Day(string? text, int plus)
    {
        if (Dates.Find(text) is not { } day) return null;
        var start = day.AddDays(plus).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(start, Zone.GetUtcOffset(start)).ToUniversalTime();
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
