using Kms.Testing.Databases;

namespace Kms.Tests.Support;

/// <summary>A world on each of the databases.</summary>
public abstract class StoredWorld<TDatabase> : IAsyncLifetime where TDatabase : TestDatabase, new()
{
    private readonly TDatabase _database = new();

    private protected World World { get; private set; } = null!; // made before each test

    public async Task InitializeAsync()
    {
        await _database.CreateAsync();
        World = await World.StartAsync(postgres: _database.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await World.DisposeAsync();
        await _database.DisposeAsync();
    }
}
