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
    private readonly TempFolder? _folder;
    private readonly KmsHostSettings _settings;
    private readonly HostEngine _engine;
    private IHost _host;
    private bool _started;

    private KmsHost(KmsHostSettings settings, HostEngine engine)
    {
        _engine = engine;
        _folder = settings.Folder is null ? new TempFolder() : null;
        _settings = settings;
        Folder = settings.Folder ?? _folder!.Path;
        Clock = settings.Clock ?? new ManualClock();
        People = new People(() => Grains);
        _host = Build();
    }

    public IGrainFactory Grains => Get<IGrainFactory>();

    public ManualClock Clock { get; }

    /// <summary>Mails of all starts.</summary>
    public SentMails Mails { get; } = new();

    /// <summary>The log of all starts.</summary>
    public LogCapture Log { get; } = new();

    public People People { get; }

    /// <summary>What the service printed for its operator.</summary>
    public StringWriter Printed { get; } = new();

    public string Folder { get; }

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public T Grain<T>(string key) where T : IGrainWithStringKey => Grains.GetGrain<T>(key);

    public static async Task<KmsHost> StartAsync(KmsHostSettings? settings = null)
    {
        settings ??= new KmsHostSettings();
        var host = new KmsHost(settings, await HostEngine.PrepareAsync(settings));
        try
        {
            await host.StartAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the service and starts it again on the same data.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        _host = Build();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _engine.DisposeAsync();
        _folder?.Dispose();
    }

    private IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        // What a test says counts more than what it is given.
        foreach (var settings in new[] { Configuration(), _settings.Settings })
            builder.Configuration.AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Logging.AddProvider(Log);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        HostEngine.Register(builder.Services);
        builder.AddKmsSilo();
        builder.Services.Replace(ServiceDescriptor.Singleton<IMailTransport>(Mails));
        builder.Services.AddKeyedSingleton<TextWriter>(SetupStart.Output, Printed);
        _settings.Services?.Invoke(builder.Services);
        return builder.Build();
    }

    private IEnumerable<(string Name, string? Value)> Configuration() =>
    [
        ("Kms:Data", Folder),
        ("Kms:Database", _engine.Postgres is null ? "sqlite" : "postgres"),
        ("ConnectionStrings:Kms", _engine.Postgres),
        .. HostEngine.Settings,
    ];

    private async Task StartAsync()
    {
        await _host.StartAsync();
        _started = true;
    }

    // A host that never started cannot stop.
    private async Task StopAsync()
    {
        if (_started) await _host.StopAsync();
        _started = false;
        if (_host is IAsyncDisposable disposable) await disposable.DisposeAsync();
    }
}
