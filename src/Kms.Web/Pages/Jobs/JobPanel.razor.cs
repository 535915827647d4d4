using Kms.Jobs;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Jobs;

/// <summary>One job, live: progress, counts, its file.</summary>
public sealed partial class JobPanel
{
    private JobWatch? _watch;

    internal JobView? Job { get; private set; }

    [Parameter, EditorRequired] public JobId Id { get; set; }

    [Parameter] public EventCallback<JobView> OnChanged { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    internal override object Subject => Id;

    public async ValueTask DisposeAsync()
    {
        if (_watch is not null) await _watch.DisposeAsync();
    }

    internal override async Task LoadAsync(ActorTicket actor)
    {
        if (_watch is not null) await _watch.DisposeAsync();
        _watch = new JobWatch(Grains, Actors, Id, job => InvokeAsync(() => ShowAsync(job)));
        await ShowAsync(await _watch.StartAsync(actor) ?? throw new RefusedException(Refusal.NotFound));
    }

    private async Task ShowAsync(JobView job)
    {
        Job = job;
        StateHasChanged();
        await OnChanged.InvokeAsync(job);
    }

    private async Task CancelAsync()
    {
        if (!await Prompts.ConfirmAsync(new Prompt(Words["Job.CancelTitle"], Words["Job.CancelText"], Words["Job.Cancel"]))) return;
        if (await TryAsync(async actor => Job = await Grains.GetGrain<IJobGrain>(Id.Value).CancelAsync(actor))) Toasts.Say(Words["Job.Cancelled"]);
    }
}
