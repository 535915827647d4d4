using Kms.Silo.Hosting;
using Kms.Silo.Mail;
using Kms.Silo.Setup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kms.Testing;

/// <summary>The whole silo in this process: a real database, a clock that moves when told to, mails kept instead of sent.</summary>
internal sealed class KmsHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly TempFolder? _folder;
    private readonly KmsHostSettings _settings;

    private KmsHost(IHost host, TempFolder? folder, KmsHostSettings settings)
    {
        (_host, _folder, _settings) = (host, folder, settings);
        People = new People(Grains);
    }

    public IGrainFactory Grains => Get<IGrainFactory>();

    public ManualClock Clock => (ManualClock)Get<TimeProvider>();

    public SentMails Mails => Get<SentMails>();

    public LogCapture Log => Get<LogCapture>();

    public People People { get; }

    /// <summary>What the service printed for its operator.</summary>
    public StringWriter Printed => (StringWriter)_host.Services.GetRequiredKeyedService<TextWriter>(SetupStart.Output);

    public string Folder => _settings.Folder!; // set by StartAsync

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public T Grain<T>(string key) where T : IGrainWithStringKey => Grains.GetGrain<T>(key);

    public static async Task<KmsHost> StartAsync(KmsHostSettings? settings = null)
    {
        settings ??= new KmsHostSettings();
        var folder = settings.Folder is null ? new TempFolder() : null;
        settings = settings with { Folder = settings.Folder ?? folder!.Path, Clock = settings.Clock ?? new ManualClock() };
        var host = Build(settings);
        try
        {
            await host.StartAsync();
            return new KmsHost(host, folder, settings);
        }
        catch
        {
            await StopAsync(host);
            folder?.Dispose();
            throw;
        }
    }

    /// <summary>Stops the service and starts it again on the same data.</summary>
    public async Task<KmsHost> RestartAsync()
    {
        await StopAsync(_host);
        var host = Build(_settings);
        await host.StartAsync();
        return new KmsHost(host, _folder, _settings);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(_host);
        _folder?.Dispose();
    }

    private static IHost Build(KmsHostSettings settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(Configuration(settings).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        var log = new LogCapture();
        builder.Logging.AddProvider(log);
        builder.Services.AddSingleton(log);
        builder.Services.AddSingleton<TimeProvider>(settings.Clock!); // set by StartAsync
        builder.AddKmsSilo();
        builder.Services.AddSingleton<SentMails>();
        builder.Services.Replace(ServiceDescriptor.Singleton<IMailTransport>(provider => provider.GetRequiredService<SentMails>()));
        builder.Services.AddKeyedSingleton<TextWriter>(SetupStart.Output, new StringWriter());
        settings.Services?.Invoke(builder.Services);
        return builder.Build();
    }

    private static IEnumerable<(string Name, string? Value)> Configuration(KmsHostSettings settings) =>
    [
        ("Kms:Data", settings.Folder),
        ("Kms:Database", settings.Postgres is null ? "sqlite" : "postgres"),
        ("ConnectionStrings:Kms", settings.Postgres),
        .. settings.Settings,
    ];

    private static async Task StopAsync(IHost host)
    {
        await host.StopAsync();
        if (host is IAsyncDisposable disposable) await disposable.DisposeAsync();
    }
}
