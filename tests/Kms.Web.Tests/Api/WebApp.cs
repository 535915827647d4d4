using System.Collections.Concurrent;
using Kms.Silo.Mail;
using Kms.Silo.Setup;
using Kms.Silo.Storage;
using Kms.Silo.Storage.Documents;
using Kms.Testing;
using Kms.Users;
using Kms.Web.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Kms.Web.Tests.Api;

/// <summary>The whole service on a real port with a real database; mails are kept instead of sent.</summary>
internal sealed class WebApp : WebApplicationFactory<WebOptions>
{
    public const string OperatorEmail = "olga@operator.example";
    public const string OperatorPassword = "The first passphrase 1!";

    private readonly TempFolder _folder = new();
    private readonly HostEngine _engine;
    private readonly IReadOnlyList<(string Name, string Value)> _settings;

    public WebApp(string? postgres = null, params (string Name, string Value)[] settings)
    {
        _settings = settings;
        var folder = settings.LastOrDefault(setting => setting.Name == "Kms:Data").Value;
        _engine = HostEngine.Prepare(new KmsHostSettings { Postgres = postgres, Folder = folder });
        UseKestrel(0);
        StartServer();
    }

    public SentMails Mails => Services.GetRequiredService<SentMails>();

    public LogCapture Log { get; } = new();

    /// <summary>Documents read from the database, by grain.</summary>
    public ConcurrentQueue<string> Reads { get; } = [];

    /// <summary>The database, with what it was asked.</summary>
    public CountedDatabase Database => (CountedDatabase)Services.GetRequiredService<IDatabase>();

    public Caller Anonymous(params (string Name, string Value)[] headers) => new(NewClient(), headers);

    public Caller With(string token) => Anonymous(("Authorization", $"Bearer {token}"));

    public async Task<Caller> SignInAsync(string email, string password)
    {
        var reply = await Anonymous().PostAsync("sign-in", new { email, password });
        return With(reply.Expect(200).Text("accessToken"));
    }

    public Task<Caller> SignInOperatorAsync() => SignInAsync(OperatorEmail, OperatorPassword);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("Kms:Data", _folder.Path);
        builder.UseSetting("Kms:Setup:OperatorEmail", OperatorEmail);
        builder.UseSetting("Kms:Setup:OperatorPassword", OperatorPassword);
        builder.UseSetting("Kms:Rates:Door", "100000");
        builder.UseSetting("Kms:Rates:Address", "100000");
        builder.UseSetting("Kms:Rates:Account", "100000");
        if (_engine.Postgres is { } postgres) builder.UseSetting("Kms:Database", "postgres").UseSetting("ConnectionStrings:Kms", postgres);
        foreach (var (name, value) in HostEngine.Settings) builder.UseSetting(name, value);
        foreach (var (name, value) in _settings) builder.UseSetting(name, value);
        builder.ConfigureTestServices(Replace);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _engine.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _folder.Dispose();
    }

    // On a real port the factory's own clients follow redirects and keep cookies, whatever they are told.
    private HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = ClientOptions.BaseAddress };

    private void Replace(IServiceCollection services)
    {
        services.AddSingleton<SentMails>();
        services.Replace(ServiceDescriptor.Singleton<IMailTransport>(provider => provider.GetRequiredService<SentMails>()));
        services.AddKeyedSingleton<TextWriter>(SetupStart.Output, new StringWriter());
        // Hundreds of accounts in a run; how slow a hash must be is tested elsewhere.
        services.PostConfigure<AccountOptions>(accounts => accounts.PasswordIterations = 1000);
        services.AddSingleton<ILoggerProvider>(Log);
        var database = services.Last(service => service.ServiceType == typeof(IDatabase)).ImplementationType!; // registered by its type
        services.AddSingleton<IDatabase>(provider => new CountedDatabase((IDatabase)ActivatorUtilities.CreateInstance(provider, database)));
        services.AddKeyedSingleton<IGrainStorage>(DirectoryStorage.Name, (provider, _) =>
            new CountedStorage(ActivatorUtilities.CreateInstance<DirectoryStorage>(provider), Reads));
    }
}
