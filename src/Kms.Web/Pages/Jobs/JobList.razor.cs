using Kms.Jobs;
using Kms.Web.Components;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Jobs;

public sealed partial class JobList
{
    private IReadOnlyList<Choice> _states = [];

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    protected override void OnInitialized() =>
        _states = [.. Enum.GetValues<JobState>().Select(state => new Choice(state.ToString(), Words[$"JobState.{state}"]))];

    private async Task<Page<JobView>> FetchAsync(PageRequest request)
    {
        var state = Enum.TryParse<JobState>(State, out var known) ? known : (JobState?)null;
        return await Grains.Directory().JobsAsync(await Actors.GetAsync(), request, state);
    }

    private void Go(string? state, string? after) => Navigation.NavigateTo(DeviceQuery.Address("/jobs", [new("state", state), new("after", after)]));
}
