namespace Kms.Testing.Databases;

/// <summary>A file in a folder of its own.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    public override Task CreateAsync() => Task.CompletedTask;
}
