using Kms.Jobs;
using Kms.Web.Components;
using Kms.Web.Pages.Devices;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Jobs;

public sealed partial class JobList
{
    [SupplyParameterFromQuery] public string? After { get; set; }

    private async Task<Page<JobView>> FetchAsync(PageRequest request) => await Grains.Directory().JobsAsync(await Actors.GetAsync(), request);

    private void Turn(string? after) => Navigation.NavigateTo(DeviceQuery.Address("/jobs", [new("after", after)]));
}
