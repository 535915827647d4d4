using System.Globalization;
using Kms.Certificates;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Certificates;

/// <summary>All certificates that an administrator answers for, those that end first at the top.</summary>
public sealed partial class CertificateOverview
{
    private static readonly int[] s_days = [7, 30, 90];

    private IReadOnlyList<Choice> _states = [];
    private IReadOnlyList<Choice> _ends = [];
    private string? _text;
    private bool _ordering;

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? Ends { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    [Inject] internal TimeProvider Clock { get; set; } = null!; // set by the framework before use

    protected override void OnInitialized()
    {
        _states = [.. Enum.GetValues<CertificateState>().Select(state => new Choice(state.ToString(), Words[$"CertificateState.{state}"]))];
        _ends = [.. s_days.Select(days => new Choice(days.ToString(CultureInfo.InvariantCulture), Words["Certificate.Within", days]))];
    }

    internal override Task LoadAsync(ActorTicket actor)
    {
        _text = Q;
        return Task.CompletedTask;
    }

    private async Task<Page<CertificateRow>> FetchAsync(PageRequest request)
    {
        var state = Enum.TryParse<CertificateState>(State, out var known) ? known : (CertificateState?)null;
        var end = int.TryParse(Ends, CultureInfo.InvariantCulture, out var days) ? Clock.GetUtcNow().AddDays(days) : (DateTimeOffset?)null;
        // What ends soon is what has not ended yet, unless another state is asked for.
        if (end is not null) state ??= CertificateState.Valid;
        return await Grains.Certificates().FindAsync(await Actors.GetAsync(), new CertificateFilter(null, state, end, string.IsNullOrWhiteSpace(Q) ? null : Q.Trim()), request);
    }

    private void Go(string? text, string? state, string? ends, string? after) =>
        Navigation.NavigateTo(DeviceQuery.Address("/certificates/all", [new("q", text), new("state", state), new("ends", ends), new("after", after)]));
}
