using Microsoft.Extensions.DependencyInjection;

namespace Kms.Testing;

/// <summary>What the engine of this edition needs around a test: nothing.</summary>
internal sealed class HostEngine : IAsyncDisposable
{
    private HostEngine(string? postgres) => Postgres = postgres;

    /// <summary>The database to use; SQLite when null.</summary>
    public string? Postgres { get; }

    /// <summary>Further settings of one start.</summary>
    public static IReadOnlyList<(string Name, string? Value)> Settings => [];

    public static Task<HostEngine> PrepareAsync(KmsHostSettings settings) => Task.FromResult(new HostEngine(settings.Postgres));

    public static HostEngine Prepare(KmsHostSettings settings) => new(settings.Postgres);

    public static void Register(IServiceCollection services) => ArgumentNullException.ThrowIfNull(services);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
