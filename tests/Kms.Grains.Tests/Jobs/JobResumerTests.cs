using System.Collections.Concurrent;
using System.Reflection;
using Kms.Jobs;
using Kms.Listing;
using Kms.Storage;
using Kms.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Runtime;

namespace Kms.Tests.Jobs;

public sealed class JobResumerTests
{
    [Fact]
    public async Task A_job_that_cannot_be_woken_at_the_start_keeps_neither_the_others_nor_the_service_from_it()
    {
        await using var host = await KmsHost.StartAsync();
        foreach (var id in new[] { "one", "two" })
            await host.Get<IEffectStore>().CommitAsync(Effects.None.With(new ListEntry(ListKinds.Job, id, null, null, "running", null, host.Clock.GetUtcNow(), 1, "{}")));
        var grains = DispatchProxy.Create<IGrainFactory, LostSilo>();

        await new JobResumer(host.Get<IListStore>(), grains, NullLogger<JobResumer>.Instance).StartedAsync(default);

        Assert.Equal(["one", "two"], ((LostSilo)(object)grains).Asked.Order());
    }

#pragma warning disable CA1852 // The proxy is derived from it.
    internal class LostSilo : DispatchProxy
#pragma warning restore CA1852
    {
        public ConcurrentQueue<string> Asked { get; } = [];

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Asked.Enqueue((string)args![0]!); // the key of the grain
            throw new OrleansException("The silo is gone.");
        }
    }
}
