using Kms.Audit;
using Kms.Silo.Audit;
using Kms.Silo.Hosting;
using Kms.Silo.Storage;
using Kms.Silo.Storage.Schema;
using Kms.Storage;
using Kms.Testing.Databases;

namespace Kms.Silo.Tests.Storage;

/// <summary>Silos of a cluster hold the data together; everything else holds it alone.</summary>
public sealed class SharedDataTests : IAsyncLifetime
{
    private readonly PostgresTestDatabase _database = new();

    public Task InitializeAsync() => _database.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Silos_that_start_together_on_an_empty_database_make_one_schema_and_one_key_ring()
    {
        var silos = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync(exclusive: false)));

        var database = silos[0].Get<IDatabase>();
        var scripts = await database.QueryAsync("select name from schema_script order by number", [], row => row.GetString(0));
        var rings = await database.QueryAsync("select version from key_ring", [], row => row.GetInt32(0));
        foreach (var silo in silos) await silo.DisposeAsync();

        Assert.Equal(SchemaScript.Of(DatabaseKind.Postgres).Select(script => script.Name), scripts);
        Assert.Equal([1], rings);
    }

    [Fact]
    public async Task Silos_that_write_their_first_entries_together_each_begin_a_chain()
    {
        var silos = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StartAsync(exclusive: false)));

        await Task.WhenAll(silos.Select(silo => silo.Get<IEffectStore>().CommitAsync(Effects.Of(Samples.Fact()))));

        var verdict = await silos[0].Get<IAuditStore>().VerifyAsync();
        foreach (var silo in silos) await silo.DisposeAsync();
        Assert.Equal((8, 16), (verdict.Chains, verdict.Entries));
        Assert.Empty(verdict.Faults);
    }

    [Fact]
    public async Task A_chain_that_begins_while_the_trail_is_verified_looks_like_no_fault()
    {
        await using var one = await StartAsync(exclusive: false);
        await NoteAsync(one, 1);
        await using var other = await StartAsync(exclusive: false);
        await NoteAsync(other, 12_000);
        await using var third = await StartAsync(exclusive: false);
        var read = new List<AuditRecord>();

        await foreach (var record in one.Get<IAuditStore>().ReadAllAsync())
        {
            read.Add(record);
            if (read.Count > 1) continue;
            await NoteAsync(one, 1);
            await NoteAsync(third, 1);
        }

        var verdict = await one.Get<AuditVerifier>().VerifyAsync(read.ToAsyncEnumerable());
        Assert.Empty(verdict.Faults);
        Assert.Equal(3, (await one.Get<IAuditStore>().VerifyAsync()).Chains);
    }

    [Fact]
    public async Task Nobody_takes_for_itself_what_silos_serve()
    {
        await using var one = await StartAsync(exclusive: false);
        await using var other = await StartAsync(exclusive: false);

        var refused = await Assert.ThrowsAsync<StartException>(() => StartAsync(exclusive: true));

        Assert.Contains("is in use by kms", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_silo_starts_beside_one_who_has_the_data_for_itself()
    {
        await using var alone = await StartAsync(exclusive: true);

        var refused = await Assert.ThrowsAsync<StartException>(() => StartAsync(exclusive: false));

        Assert.Contains("is in use by kms", refused.Message, StringComparison.Ordinal);
    }

    private static Task NoteAsync(StoreHost silo, int count) => silo.Get<IEffectStore>().CommitAsync(
        new Effects([.. Enumerable.Range(0, count).Select(_ => Samples.Fact())], [], []));

    private Task<StoreHost> StartAsync(bool exclusive) => StoreHost.StartAsync(new StorageOptions
    {
        DataFolder = _database.Folder,
        Database = DatabaseKind.Postgres,
        ConnectionString = _database.ConnectionString,
        Exclusive = exclusive,
    });
}
