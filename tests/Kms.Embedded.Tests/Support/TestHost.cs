using Kms.Embedded.Reminders;
using Kms.Embedded.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.Timers;

namespace Kms.Embedded.Tests.Support;

/// <summary>A started host with the grains of this test project, a fake clock and storage in memory.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly IHost _host;

    private TestHost(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public FakeClock Clock => (FakeClock)_host.Services.GetRequiredService<TimeProvider>();

    public Journal Journal => _host.Services.GetRequiredService<Journal>();

    public Gates Gates => _host.Services.GetRequiredService<Gates>();

    public IServiceProvider Services => _host.Services;

    public static async Task<TestHost> StartAsync(Action<EmbeddedOptions>? options = null, Action<IServiceCollection>? services = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<TimeProvider>(new FakeClock());
        builder.Services.AddSingleton<Journal>();
        builder.Services.AddSingleton<Gates>();
        builder.Services.AddSingleton<Weather>();
        builder.Services.AddKeyedSingleton<IGrainStorage>("directory", new MemoryGrainStorage());
        builder.Services.AddSingleton<IReminderStore>(new MemoryReminderStore());
        services?.Invoke(builder.Services);
        builder.Services.AddKmsEmbedded(embedded =>
        {
            embedded.AddGrains(typeof(TestHost).Assembly);
            options?.Invoke(embedded);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new TestHost(host);
    }

    public T Grain<T>(string key = "1")
        where T : IGrainWithStringKey => Grains.GetGrain<T>(key);

    /// <summary>Opens the gates and waits for the calls.</summary>
    public Task OpenAsync(Task[] calls, params string[] gates)
    {
        foreach (var gate in gates)
            Gates.Open(gate);
        return Task.WhenAll(calls).WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>Ends when the reminders that ticked have noted it.</summary>
    public async Task SettledAsync()
    {
        await Task.Yield();
        await Services.GetRequiredService<IReminderRegistry>().GetReminders(GrainId.Create("nobody", "1"));
    }

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _host.Dispose();
    }
}
