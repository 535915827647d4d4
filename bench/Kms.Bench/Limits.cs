using Kms.Bench.Baseline;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kms.Bench;

/// <summary>What the product is compared with, on the same database.</summary>
internal sealed class Limits(BenchDatabase data, string database, BenchSizes sizes)
{
    private const int Group = 1_000;
    private const int Chunk = 500;
    private const string Grantee = "e:raw@demo.example";

    public async Task<Measurement> RawGrantsAsync(string maker)
    {
        var ids = Ids(maker, sizes.Grants);
        const string What = "raw grouped SQL, 1,000 grants a transaction (the limit)";
        if (data.ConnectionString is not { } connection)
            return await Measurement.OfAsync(What, database, ids.Count, () => Task.Run(() => new RawSqlite(SqliteFile).Grant(ids, Grantee, Group)));
        await using var source = NpgsqlDataSource.Create(connection);
        return await Measurement.OfAsync(What, database, ids.Count, () => new RawPostgres(source).GrantAsync(ids, Grantee, Group));
    }

    public async Task<Measurement> RawReadsAsync(string maker)
    {
        var ids = Ids(maker, sizes.Reads);
        const string What = "raw primary-key read, one connection, no audit";
        if (data.ConnectionString is not { } connection)
            return await Measurement.OfAsync(What, database, ids.Count, () => Task.Run(() => new RawSqlite(SqliteFile).ReadKeys(ids)));
        await using var source = NpgsqlDataSource.Create(connection);
        return await Measurement.OfAsync(What, database, ids.Count, () => new RawPostgres(source).ReadKeysAsync(ids));
    }

    public async Task<Measurement> EfChunksAsync()
    {
        var (grants, ids) = (new EfGrants(EfOptions()), Ids("EFC", sizes.Grants));
        await grants.SeedAsync(ids, TimeProvider.System.GetUtcNow());
        await grants.GrantAsync([.. ids.Take(Chunk)], Chunk, TimeProvider.System.GetUtcNow());
        return await Measurement.OfAsync(
            "Entity Framework, 500 devices a chunk", database, ids.Count - Chunk, () => grants.GrantAsync([.. ids.Skip(Chunk)], Chunk, TimeProvider.System.GetUtcNow()));
    }

    public async Task<Measurement> EfSingleAsync()
    {
        var (grants, ids) = (new EfGrants(EfOptions()), Ids("EFC", sizes.Single));
        return await Measurement.OfAsync("Entity Framework, one device a request", database, ids.Count, () => grants.GrantAsync(ids, 1, TimeProvider.System.GetUtcNow()));
    }

    private string SqliteFile => $"Data Source={data.Options.SqliteFile}";

    private static List<string> Ids(string maker, int count) => [.. BenchHost.Ids(maker, count).Select(id => id.Value)];

    private DbContextOptions<EfContext> EfOptions() => data.ConnectionString is { } connection
        ? new DbContextOptionsBuilder<EfContext>().UseNpgsql(connection).Options
        : new DbContextOptionsBuilder<EfContext>().UseSqlite($"Data Source={Path.Combine(data.Folder, "ef.sqlite")}").Options;
}
