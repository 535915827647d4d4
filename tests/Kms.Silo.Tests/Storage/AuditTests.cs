using Kms.Audit;
using Kms.Devices;
using Kms.Silo.Audit;
using Kms.Silo.Storage;
using Kms.Storage;
using Kms.Testing.Databases;
using Kms.Users;

namespace Kms.Silo.Tests.Storage;

public abstract class AuditTests<TDatabase> : StoreTests<TDatabase> where TDatabase : TestDatabase, new()
{
    private static readonly AuditScope s_all = new(true, [], [], Samples.Anna);
    private static readonly UserId s_bob = new("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");

    private IAuditStore Audit => Host.Get<IAuditStore>();

    private IDatabase Sql => Host.Get<IDatabase>();

    [Fact]
    public async Task Pages_hold_every_entry_once_newest_first()
    {
        await FillAsync();

        var kinds = (await WalkAsync(s_all, new AuditFilter())).Where(entry => entry.Kind != AuditChain.GenesisKind).ToList();

        Assert.Equal(100, kinds.Count);
        Assert.Equal(kinds.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Sequence), kinds);
    }

    [Fact]
    public async Task Everybody_sees_no_more_than_the_scope()
    {
        await FillAsync();
        var own = await WalkAsync(new AuditScope(false, [], [], s_bob), new AuditFilter());
        var organisation = await WalkAsync(new AuditScope(false, [Samples.Reseller], [], new UserId("x")), new AuditFilter());
        var devices = await WalkAsync(new AuditScope(false, [], [Samples.Utility], new UserId("x")), new AuditFilter());

        Assert.All(own, entry => Assert.Equal(s_bob, entry.Actor));
        Assert.Equal(50, own.Count);
        Assert.All(organisation, entry => Assert.Equal(Samples.Reseller, entry.Organisation));
        Assert.Equal(20, organisation.Count);
        // Of the 25 entries on the device five belong to an owner before.
        Assert.All(devices, entry => Assert.True(entry.Device == Samples.Id(1) && entry.Organisation != Samples.Reseller));
        Assert.Equal(20, devices.Count);
        Assert.Empty(await WalkAsync(new AuditScope(false, [], [], new UserId("x")), new AuditFilter(Device: Samples.Id(1))));
    }

    [Fact]
    public async Task Filters_narrow_together()
    {
        await FillAsync();

        var found = await WalkAsync(
            s_all, new AuditFilter(Samples.Id(1), null, Samples.Anna, "key.", Samples.Now.AddMinutes(10), Samples.Now.AddMinutes(60)));

        Assert.NotEmpty(found);
        Assert.All(found, entry => Assert.True(
            entry.Device == Samples.Id(1) && entry.Actor == Samples.Anna && entry.Kind.StartsWith("key.", StringComparison.Ordinal)
            && entry.At >= Samples.Now.AddMinutes(10) && entry.At < Samples.Now.AddMinutes(60)));
    }

    [Fact]
    public async Task Chains_of_several_starts_verify_and_name_each_other()
    {
        for (var start = 0; start < 3; start++)
        {
            await EffectStore.CommitAsync(Effects.Of(Samples.Fact()));
            await RestartAsync();
        }

        var verdict = await Audit.VerifyAsync();

        Assert.Equal((6, 3), ((int)verdict.Entries, verdict.Chains));
        Assert.Empty(verdict.Faults);
    }

    [Theory]
    [InlineData("update audit_event set kind = 'key.revoked' where sequence = 5", "/5: changed")]
    [InlineData("update audit_event set actor = null where sequence = 5", "/5: changed")]
    [InlineData("update audit_event set at = at + 1 where sequence = 5", "/5: changed")]
    [InlineData("update audit_event set details = '{}' where sequence = 5", "/5: changed")]
    [InlineData("delete from audit_event where sequence = 5", "/5: missing")]
    [InlineData("delete from audit_event where sequence > 90", "/91")]
    [InlineData("delete from audit_event", "missing")]
    [InlineData("update audit_event set sequence = -5 where sequence = 5", "out of order")]
    public async Task Tampering_is_found_and_named(string tampering, string named)
    {
        await FillAsync();
        await Host.Get<AuditCheckpoints>().WriteAsync();
        Assert.Empty((await Audit.VerifyAsync()).Faults);

        await Sql.ExecuteAsync(tampering, []);

        Assert.Contains((await Audit.VerifyAsync()).Faults, fault => fault.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chain_that_was_dropped_as_a_whole_is_missed_by_the_next()
    {
        await EffectStore.CommitAsync(Effects.Of(Samples.Fact()));
        await RestartAsync();
        await EffectStore.CommitAsync(Effects.Of(Samples.Fact()));

        await Sql.ExecuteAsync("delete from audit_event where chain = 1", []);

        Assert.Contains((await Audit.VerifyAsync()).Faults, fault => fault.Contains("missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_forged_checkpoint_is_named()
    {
        await FillAsync();
        await Host.Get<AuditCheckpoints>().WriteAsync();
        var path = Host.Get<AuditCheckpointFile>().Path;

        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("\"sequence\":100", "\"sequence\":99", StringComparison.Ordinal));

        Assert.Contains((await Audit.VerifyAsync()).Faults, fault => fault.Contains("line 1", StringComparison.Ordinal));
    }

    private async Task FillAsync()
    {
        await Devices.SaveAsync(null, Samples.Device(1, Samples.Utility), Effects.None);
        await Devices.SaveAsync(null, Samples.Device(2, Samples.Reseller), Effects.None);
        for (var n = 0; n < 100; n++)
            await EffectStore.CommitAsync(Effects.Of(Samples.Fact(
                n % 3 == 0 ? "key.read" : "right.granted", Samples.Id((n % 4) + 1), at: Samples.Now.AddMinutes(n / 2)) with
            {
                Actor = n % 2 == 0 ? Samples.Anna : s_bob, Organisation = n % 5 == 0 ? Samples.Reseller : null,
            }));
    }

    private async Task<List<AuditEntry>> WalkAsync(AuditScope scope, AuditFilter filter)
    {
        var entries = new List<AuditEntry>();
        string? after = null;
        do
        {
            var page = await Audit.FindAsync(scope, filter, new PageRequest(9, after));
            entries.AddRange(page.Items);
            after = page.Next;
            Assert.True(page.TotalIsExact);
        }
        while (after is not null);
        return entries;
    }
}

public sealed class AuditOnSqlite : AuditTests<SqliteTestDatabase>;

public sealed class AuditOnPostgres : AuditTests<PostgresTestDatabase>;
