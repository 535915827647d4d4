using Kms.Embedded.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Kms.Embedded.Tests.Activations;

public sealed class ConstructionTests
{
    [Fact]
    public async Task Singletons_keyed_services_loggers_and_defaults_are_injected()
    {
        await using var host = await TestHost.StartAsync(services: services => services.AddKeyedSingleton("left", new Part("left")));

        Assert.Equal("left, none, True", await host.Grain<IBuiltGrain>().DescribeAsync());
    }

    [Fact]
    public async Task Scoped_services_live_as_long_as_the_activation()
    {
        await using var host = await TestHost.StartAsync(services: services => services.AddScoped<Scoped>());
        var grain = host.Grain<IScopedGrain>("a");

        var first = await grain.ScopedAsync();
        Assert.Same(first, await grain.ScopedAsync());
        Assert.NotSame(first, await host.Grain<IScopedGrain>("b").ScopedAsync());
        await grain.EndAsync();
        await host.Journal.Has("a gone");

        Assert.True(first.IsDisposed);
    }

    [Fact]
    public async Task A_missing_service_is_named_with_the_grain_that_needs_it()
    {
        await using var host = await TestHost.StartAsync();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Grain<IScopedGrain>().ScopedAsync());

        Assert.Contains(nameof(ScopedGrain), error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(Scoped), error.Message, StringComparison.Ordinal);
    }

    internal sealed record Part(string Name);

    internal sealed class Scoped : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    internal interface IBuiltGrain : IGrainWithStringKey
    {
        Task<string> DescribeAsync();
    }

    internal interface IScopedGrain : IGrainWithStringKey
    {
        Task<Scoped> ScopedAsync();

        Task EndAsync();
    }

    internal sealed class BuiltGrain(
        [FromKeyedServices("left")] Part part, ILogger<BuiltGrain> log, IGrainContext context, string other = "none") : Grain, IBuiltGrain
    {
        public Task<string> DescribeAsync() => Task.FromResult($"{part.Name}, {other}, {context == GrainContext && log is not null}");
    }

    internal sealed class ScopedGrain(Scoped scoped, Journal journal) : Grain, IScopedGrain, IAsyncDisposable
    {
        public Task<Scoped> ScopedAsync() => Task.FromResult(scoped);

        public Task EndAsync()
        {
            GrainContext.Deactivated.ContinueWith(
                _ => journal.Add($"{this.GetPrimaryKeyString()} gone"), TaskScheduler.Default);
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
