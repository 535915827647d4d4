using Kms.Audit;
using Kms.Silo.Storage;
using Kms.Storage;

namespace Kms.Silo.Tests.Cluster;

/// <summary>Every start of every silo has a chain of its own, and all of them are verified together.</summary>
public sealed class ClusterAuditTests : IAsyncLifetime
{
    private Silos _silos = null!; // made before each test

    public async Task InitializeAsync()
    {
        _silos = await Silos.StartAsync(2);
        await NoteAsync(0);
        await NoteAsync(1);
        await _silos[1].RestartAsync();
        await NoteAsync(1);
    }

    public async Task DisposeAsync() => await _silos.DisposeAsync();

    [Fact]
    public async Task Each_start_of_a_silo_has_its_chain_and_any_silo_verifies_them_all()
    {
        var notes = await _silos.First.Get<IDatabase>().QueryAsync(
            "select count(*) from audit_event where kind = 'test.noted' group by chain", [], row => row.GetInt64(0));

        Assert.Equal([1, 1, 1], notes);
        foreach (var silo in new[] { 0, 1 })
        {
            var verdict = await _silos[silo].Get<IAuditStore>().VerifyAsync();
            Assert.Equal(3, verdict.Chains);
            Assert.Empty(verdict.Faults);
        }
    }

    [Fact]
    public async Task A_changed_entry_is_named_with_its_chain_by_every_silo()
    {
        var database = _silos.First.Get<IDatabase>();
        var (chain, writer, sequence) = (await database.QueryAsync(
            "select c.chain, c.writer, e.sequence from audit_chain c join audit_event e on e.chain = c.chain where e.kind = 'test.noted' order by c.chain limit 1 offset 1",
            [], row => (row.GetInt32(0), row.GetString(1), row.GetInt64(2))))[0];

        await database.ExecuteAsync("update audit_event set actor = 'somebody' where chain = $1 and sequence = $2", [chain, sequence]);

        foreach (var silo in new[] { 0, 1 })
            Assert.Contains($"{writer}/{sequence}: changed", Assert.Single((await _silos[silo].Get<IAuditStore>().VerifyAsync()).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_that_is_gone_is_named_by_the_silo_that_started_after_it()
    {
        var database = _silos.First.Get<IDatabase>();
        await database.ExecuteAsync("delete from audit_event where chain = 2", []);
        await database.ExecuteAsync("delete from audit_chain where chain = 2", []);

        Assert.NotEmpty((await _silos.First.Get<IAuditStore>().VerifyAsync()).Faults);
    }

    private Task NoteAsync(int silo) => _silos[silo].Get<IEffectStore>().CommitAsync(Effects.Of(Storage.Samples.Fact("test.noted")));
}
