using System.Collections.Immutable;
using Kms.Audit;
using Kms.Devices;
using Kms.Listing;
using Kms.Mail;
using Kms.Silo.Storage;
using Kms.Storage;
using Kms.Testing.Databases;
using Kms.Users;

namespace Kms.Silo.Tests.Storage;

public abstract class EffectTests<TDatabase> : StoreTests<TDatabase> where TDatabase : TestDatabase, new()
{
    private IAuditStore Audit => Host.Get<IAuditStore>();

    private IListStore Lists => Host.Get<IListStore>();

    [Fact]
    public async Task Effects_committed_twice_leave_one_of_each()
    {
        var effects = Effects.Of(Samples.Fact("user.registered")).With(Mail("m1")).With(Entry(1, "Anna"));

        await Task.WhenAll(EffectStore.CommitAsync(effects), EffectStore.CommitAsync(effects));
        await RestartAsync();
        await EffectStore.CommitAsync(effects);

        Assert.Single(await Audit.ReadAllAsync().ToListAsync(), record => record.Canonical.Contains("user.registered", StringComparison.Ordinal));
        Assert.Single((await Host.Get<IMailOutbox>().FindAsync(default, null, new PageRequest())).Items);
        Assert.Single((await Lists.FindAsync(All)).Items);
    }

    [Fact]
    public async Task An_older_entry_never_replaces_a_newer_one()
    {
        await EffectStore.CommitAsync(Effects.None.With(Entry(2, "new")));
        await EffectStore.CommitAsync(Effects.None.With(Entry(1, "old")));

        Assert.Equal("new", (await Lists.ReadAsync(ListKinds.User, "u1"))!.Name);
    }

    [Fact]
    public async Task A_removed_entry_is_not_brought_back_by_an_older_one()
    {
        await EffectStore.CommitAsync(Effects.None.With(Entry(1, "Anna")));
        await EffectStore.CommitAsync(Effects.None.With(Entry(3, null) with { Body = null }));
        await EffectStore.CommitAsync(Effects.None.With(Entry(2, "Anna")));

        Assert.Null(await Lists.ReadAsync(ListKinds.User, "u1"));
        Assert.Equal(0, await Lists.CountAsync(All));
    }

    [Fact]
    public async Task Of_several_entries_written_together_the_newest_stays()
    {
        await Task.WhenAll(Enumerable.Range(1, 40).Select(n => EffectStore.CommitAsync(Effects.None.With(Entry(n, $"v{n}")))));

        Assert.Equal(40, (await Lists.ReadAsync(ListKinds.User, "u1"))!.Version);
    }

    [Fact]
    public async Task A_bad_item_fails_alone()
    {
        var work = Enumerable.Range(1, 200).Select(n => Devices.AddAsync(Samples.Device(n) with { Manufacturer = n == 77 ? null! : "KAM" }))
            .Select(task => task.ContinueWith(done => done.Exception is null, TaskScheduler.Default));
        var done = await Task.WhenAll(work);

        Assert.Equal([76], done.Index().Where(item => !item.Item).Select(item => item.Index));
        Assert.Equal(199, (await Devices.ReadManyAsync([.. Enumerable.Range(1, 200).Select(Samples.Id)])).Count);
        Assert.Empty((await Audit.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Refused_and_failed_writes_leave_no_gap_in_the_chain()
    {
        var device = await Devices.AddAsync(Samples.Device(1));
        var writes = Enumerable.Range(2, 100).Select(async n =>
        {
            if (n % 3 == 0) await Devices.AddAsync(Samples.Device(n) with { Manufacturer = null! });
            else if (n % 3 == 1) await Devices.SaveAsync(device with { Version = 9 }, device with { Label = "x" }, Effects.Of(Samples.Fact()));
            else await Devices.AddAsync(Samples.Device(n));
        });
        await Task.WhenAll(writes.Select(write => write.ContinueWith(_ => { }, TaskScheduler.Default)));

        var records = await Audit.ReadAllAsync().ToListAsync();
        Assert.Equal(Enumerable.Range(0, records.Count), records.Select(record => (int)record.Sequence));
        Assert.Equal(1 + 1 + 34, records.Count);
        Assert.Empty((await Audit.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task The_way_back_from_a_pseudonym_is_kept_until_erased()
    {
        var pseudonym = Host.Get<IPseudonyms>().For(EmailAddress.Parse("anna@example.com"));
        await EffectStore.CommitAsync(Effects.Of(Samples.Fact() with { Subject = pseudonym }));
        var persons = Host.Get<IPersonStore>();
        Assert.Equal("anna@example.com", (await persons.FindAsync([pseudonym]))[pseudonym]);

        await persons.EraseAsync(pseudonym);

        Assert.Empty(await persons.FindAsync([pseudonym]));
        Assert.Empty((await Audit.VerifyAsync()).Faults);
    }

    private static ListQuery All => new(ListKinds.User, default, null, null, null, false, new PageRequest());

    private static ListEntry Entry(long version, string? name) =>
        new(ListKinds.User, "u1", Samples.Utility, null, "active", name, Samples.Now, version, "{}");

    private static OutgoingMail Mail(string id) => new(
        id, EmailAddress.Parse("anna@example.com"), MailKinds.Activation, "en", null, ImmutableSortedDictionary<string, string>.Empty, null, Samples.Now);
}

public sealed class EffectsOnSqlite : EffectTests<SqliteTestDatabase>;

public sealed class EffectsOnPostgres : EffectTests<PostgresTestDatabase>;
