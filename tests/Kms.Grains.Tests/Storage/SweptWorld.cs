using System.Collections.Immutable;
using Kms.Audit;
using Kms.Silo.Storage;
using Kms.Storage;
using Kms.Testing.Databases;
using Kms.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Kms.Tests.Storage;

/// <summary>A world in which time passes and is swept behind; what is over is kept for hours instead of months.</summary>
public abstract class SweptWorld<TDatabase> : IAsyncLifetime where TDatabase : TestDatabase, new()
{
    private static readonly RetentionOptions s_kept = new()
    {
        Jobs = TimeSpan.FromHours(30), Links = TimeSpan.FromHours(1), Invitations = TimeSpan.FromHours(10), Mails = TimeSpan.FromHours(20),
    };

    private readonly TDatabase _database = new();

    private protected World World { get; private set; } = null!; // made before each test

    public async Task InitializeAsync()
    {
        await _database.CreateAsync();
        World = await World.StartAsync(
            services =>
            {
                FaultyDeviceStore.Use(services);
                services.AddSingleton(Options.Create(s_kept));
            },
            _database.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await World.DisposeAsync();
        await _database.DisposeAsync();
    }

    protected async Task PassAsync(int hours)
    {
        World.Host.Clock.Advance(TimeSpan.FromHours(hours));
        await World.Host.Get<IEnumerable<IHostedService>>().OfType<DocumentSweeper>().Single().SweepAsync(CancellationToken.None);
    }

    protected async Task<ImmutableArray<AuditEntry>> TrailAsync(string kind) => (await World.Host.Grain<IAuditGrain>("all").FindAsync(
        await World.ActAsync(World.Operator), new AuditFilter(Kind: kind), new PageRequest())).Items;

    protected async Task<long> CountAsync(string kind, string table) => (await World.Host.Get<IDatabase>().QueryAsync(
        $"select count(*) from {table} where name = $1", [kind], row => row.GetInt64(0)))[0];
}
