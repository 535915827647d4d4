using System.Collections.Concurrent;
using System.Globalization;
using Kms.Silo.Hosting;
using Kms.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Reminders;
using Orleans.Runtime;

namespace Kms.Testing;

/// <summary>What the engine of this edition needs around a test: a PostgreSQL database, free ports, and the machine's clock for itself.</summary>
internal sealed class HostEngine : IAsyncDisposable
{
    // Whoever keeps its folder finds its database again; the server ends with the process.
    private static readonly ConcurrentDictionary<string, Lazy<Task<PostgresTestDatabase>>> s_kept = new(StringComparer.Ordinal);

    private readonly PostgresTestDatabase? _own;

    private HostEngine(string? postgres, PostgresTestDatabase? own) => (Postgres, _own) = (postgres, own);

    /// <summary>The database to use.</summary>
    public string? Postgres { get; }

    /// <summary>Further settings of one start.</summary>
    public static IReadOnlyList<(string Name, string? Value)> Settings =>
    [
        ("Kms:Cluster:Address", "127.0.0.1"),
        // The clock of tests is not that of the database.
        ("Kms:Cluster:ClockTolerance", "36500.00:00:00"),
        ("Kms:Cluster:SiloPort", TestPort.Find().ToString(CultureInfo.InvariantCulture)),
        ("Kms:Cluster:GatewayPort", TestPort.Find().ToString(CultureInfo.InvariantCulture)),
    ];

    public static async Task<HostEngine> PrepareAsync(KmsHostSettings settings)
    {
        if (settings.Postgres is { } given) return new HostEngine(given, null);
        if (settings.Folder is { } folder)
            return new HostEngine((await s_kept.GetOrAdd(folder, _ => new(CreateAsync)).Value).ConnectionString, null);
        var own = await CreateAsync();
        return new HostEngine(own.ConnectionString, own);
    }

    /// <summary>For those who cannot wait.</summary>
    public static HostEngine Prepare(KmsHostSettings settings) => Task.Run(() => PrepareAsync(settings)).GetAwaiter().GetResult();

    /// <summary>Grains live by the test's clock; the engine's own watch over members, calls and idle grains does not.</summary>
    public static void Register(IServiceCollection services)
    {
        services.AddKeyedSingleton(KeyedService.AnyKey, (_, _) => TimeProvider.System);
        foreach (var key in new[] { TimeProviderNames.Grains, ReminderTimeProviderNames.Reminders })
            services.AddKeyedSingleton(key, (provider, _) => provider.GetRequiredService<TimeProvider>());
    }

    public async ValueTask DisposeAsync()
    {
        if (_own is not null) await _own.DisposeAsync();
    }

    private static async Task<PostgresTestDatabase> CreateAsync()
    {
        var database = new PostgresTestDatabase();
        await database.CreateAsync();
        return database;
    }
}
