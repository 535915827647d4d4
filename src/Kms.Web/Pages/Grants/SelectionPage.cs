using Kms.Catalogue;
using Kms.Jobs;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Grants;

/// <summary>What pages share that act on marked devices: the check list, then a job that is followed on the same address.</summary>
public abstract class SelectionPage : KmsPage
{
    internal SelectionSummary? Summary { get; private set; }

    internal Selection Selection { get; private set; } = Selection.Of();

    /// <summary>The job that does it, once started; in the address, so that a reload follows it further.</summary>
    [SupplyParameterFromQuery(Name = "job")] public string? Started { get; set; }

    internal JobId? Job => string.IsNullOrEmpty(Started) ? null : new JobId(Started);

    internal override async Task LoadAsync(ActorTicket actor)
    {
        if (Job is not null) return;
        await ReadSelectionAsync(actor);
        Summary = await Grains.Catalogue().SummariseAsync(actor, Selection);
    }

    internal async Task ReadSelectionAsync(ActorTicket actor) => Selection = await SelectionUrl.ReadAsync(Grains, actor, Navigation.Uri);

    internal async Task<bool> StartAsync(JobOrder order)
    {
        var id = NewId.Grain();
        if (!await TryAsync(actor => Grains.GetGrain<IJobGrain>(id).StartAsync(actor, order))) return false;
        var path = new Uri(Navigation.Uri).AbsolutePath;
        Navigation.NavigateTo($"{path}?job={id}");
        return true;
    }

    internal static string Number(long number) => number.ToString("N0", System.Globalization.CultureInfo.CurrentCulture);
}
