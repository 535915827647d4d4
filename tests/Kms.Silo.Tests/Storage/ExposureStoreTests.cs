using System.Collections.Immutable;
using Kms.Devices;
using Kms.Exposures;
using Kms.Keys;
using Kms.Organisations;
using Kms.Silo.Storage;
using Kms.Silo.Storage.Exposures;
using Kms.Storage;
using Kms.Testing.Databases;
using Kms.Users;

namespace Kms.Silo.Tests.Storage;

/// <summary>What an account ever got is a walk along an index, however much else it did and whatever others got.</summary>
public abstract class ExposureStoreTests<TDatabase> : StoreTests<TDatabase> where TDatabase : TestDatabase, new()
{
    private const int Count = 300;
    private const int PageRows = 20;
    private static readonly UserId s_bob = new("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");
    private static readonly ExposureScope s_all = new(true, [], []);
    private static readonly ExposureScope s_reseller = new(false, [Samples.Reseller], []);
    private static readonly ExposureScope s_owner = new(false, [], [Samples.Utility]);

    private IExposureStore Exposures => Host.Get<IExposureStore>();

    [Fact]
    public async Task Devices_come_once_each_in_order_and_within_the_scope_alone()
    {
        await FillAsync();

        Assert.Equal(Ids(n => n % 3 != 0), await WalkAsync(s_all, Samples.Anna));
        Assert.Equal(Ids(n => n % 3 == 1), await WalkAsync(s_reseller, Samples.Anna));
        // Of what was read under the present owner, without what an owner before gave out.
        Assert.Equal(Ids(n => n % 3 == 2), await WalkAsync(s_owner, Samples.Anna));
        Assert.Equal(Ids(n => n % 3 == 0), await WalkAsync(s_all, s_bob));
        Assert.Empty(await WalkAsync(new ExposureScope(false, [], []), Samples.Anna));
    }

    [Fact]
    public async Task Entries_that_say_the_same_are_one_with_the_first_and_the_last_time()
    {
        await FillAsync();
        await ReadAsync(Samples.Anna, 1, Samples.Reseller, Samples.Now.AddDays(1));

        var sum = Assert.Single(await Exposures.OfPersonAsync(s_all, Samples.Anna, [Samples.Id(1)]));

        Assert.Equal((2L, Samples.Now.AddSeconds(1), Samples.Now.AddDays(1), "dek/1"), (sum.Times, sum.First, sum.Last, Assert.Single(sum.NamesOf())));
        Assert.Empty(await Exposures.OfPersonAsync(s_owner, Samples.Anna, [Samples.Id(1)]));
    }

    [Fact]
    public async Task A_page_of_devices_costs_what_it_shows()
    {
        await FillAsync();
        for (var n = 0; n < 20 * Count; n += 500)
            await EffectStore.CommitAsync(Effects.Of([.. Enumerable.Range(n, 500).Select(i => Samples.Fact("right.granted", Samples.Id((i % Count) + 1)))]));
        var measured = new MeasuringDatabase(Host.Get<IDatabase>(), Database is SqliteTestDatabase);
        if (Database is not SqliteTestDatabase) await measured.ExecuteAsync("analyze audit_event", []);
        measured.Start();

        var page = await new ExposureStore(measured).DevicesAsync(s_all, Samples.Anna, new PageRequest(PageRows, CountTotal: false));

        Assert.Equal(PageRows, page.Items.Length);
        Assert.InRange(measured.Rows, 1, Count);
    }

    [Fact]
    public async Task Owners_of_what_an_account_got_are_counted_by_device()
    {
        await FillAsync();

        Assert.Equal([(Samples.Utility, 2L * Count / 3)], await Exposures.OwnersAsync(Samples.Anna));
    }

    // All devices are the utility's; every third was read by Bob, of the others one half while they were the reseller's.
    private async Task FillAsync()
    {
        for (var n = 1; n <= Count; n++)
        {
            await Devices.AddAsync(Samples.Device(n, Samples.Utility));
            await ReadAsync(n % 3 == 0 ? s_bob : Samples.Anna, n, n % 3 == 1 ? Samples.Reseller : Samples.Utility, Samples.Now.AddSeconds(n));
        }
    }

    private Task<IReadOnlyList<bool>> ReadAsync(UserId person, int number, OrganisationId owner, DateTimeOffset at) => Devices.RecordReadsAsync(
    [
        new KeyReadRecord(Samples.Id(number), 1, person, 0, [(KeyPurpose.Dek, 1)], Samples.Fact(ExposureFacts.Read, Samples.Id(number), at: at) with
        {
            Actor = person, Organisation = owner, Details = ImmutableSortedDictionary<string, string>.Empty.Add(ExposureFacts.Keys, "dek/1"),
        }),
    ]);

    private async Task<List<DeviceId>> WalkAsync(ExposureScope scope, UserId person)
    {
        var found = new List<DeviceId>();
        string? after = null;
        do
        {
            var page = await Exposures.DevicesAsync(scope, person, new PageRequest(PageRows, after));
            found.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return found;
    }

    private static IEnumerable<DeviceId> Ids(Func<int, bool> which) => Enumerable.Range(1, Count).Where(which).Select(Samples.Id);
}

public sealed class ExposuresOnSqlite : ExposureStoreTests<SqliteTestDatabase>;

public sealed class ExposuresOnPostgres : ExposureStoreTests<PostgresTestDatabase>;
