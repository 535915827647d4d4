using Kms.Silo.Hosting;
using Kms.Silo.Keys;
using Kms.Silo.Mail;
using Kms.Silo.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kms.Testing.Databases;

/// <summary>The stores and the keys under them, without grains.</summary>
internal sealed class StoreHost : IAsyncDisposable
{
    private readonly IHost _host;

    private StoreHost(IHost host) => _host = host;

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public T Get<T>(string key) where T : notnull => _host.Services.GetRequiredKeyedService<T>(key);

    public static async Task<StoreHost> StartAsync(
        StorageOptions options, TimeProvider? clock = null, Action<IServiceCollection>? replace = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([new("Kms:Data", options.DataFolder)]);
        builder.Services.AddSingleton(clock ?? new ManualClock());
        builder.Services.AddKmsOptions(builder.Configuration);
        builder.Services.AddKmsKeys();
        builder.Services.AddSingleton<MailSignal>();
        builder.Services.AddKmsStorage(options);
        replace?.Invoke(builder.Services);
        var host = builder.Build();
        try
        {
            await host.StartAsync();
            return new StoreHost(host);
        }
        catch
        {
            await ((IAsyncDisposable)host).DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
