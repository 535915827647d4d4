using Kms.Devices;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Testing;
using Kms.Users;

namespace Kms.Silo.Tests.Hosting;

public sealed class JobProgressTests
{
    private static readonly (string, string?)[] s_settings = [("Kms:Cluster:AllowPlainKeys", "true")];

    [Fact]
    public async Task A_web_node_is_told_of_the_progress_of_a_job_that_was_ordered_at_another()
    {
        await using var silo = await KmsHost.StartAsync(new KmsHostSettings { Settings = s_settings });
        await using var one = await WebNode.StartAsync(silo, s_settings);
        await using var other = await WebNode.StartAsync(silo, s_settings);
        var works = await silo.People.FoundAsync("Søgade Vand");
        var anna = await silo.People.ActAsync(await silo.People.AddAsync("anna@example.com", (works, Roles.KeyManager)));
        await one.Grains.GetGrain<IJobGrain>("job").StartAsync(anna, new ClaimJob(works, [new ClaimItem("KAM-12345678", "42/24")], null));

        var page = new Page();
        await other.Grains.GetGrain<IJobGrain>("job").SubscribeAsync(anna, other.Grains.CreateObjectReference<IJobObserver>(page));
        silo.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal((JobState.Done, 1), await page.Over);
    }

    private sealed class Page : IJobObserver
    {
        private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
        private readonly TaskCompletionSource<JobView> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<(JobState, long)> Over => WaitAsync();

        public Task ChangedAsync(JobView job)
        {
            if (job.State == JobState.Done) _over.TrySetResult(job);
            return Task.CompletedTask;
        }

        private async Task<(JobState, long)> WaitAsync()
        {
            var job = await _over.Task.WaitAsync(s_patience);
            return (job.State, job.Done);
        }
    }
}
