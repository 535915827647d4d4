using System.Collections.Immutable;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Silo.Storage;
using Kms.Silo.Storage.Catalogue;
using Kms.Silo.Storage.Paging;
using Kms.Storage;
using Kms.Testing.Databases;

namespace Kms.Silo.Tests.Storage;

/// <summary>However many devices there are, a page costs what it shows.</summary>
public abstract class CataloguePlanTests<TDatabase> : StoreTests<TDatabase> where TDatabase : TestDatabase, new()
{
    private const int PageRows = 100;
    private const int Bound = 10 * PageRows;

    private static readonly CatalogueScope s_all = new(true, [], []);
    private static readonly CatalogueScope[] s_own = [s_all, new(false, [Samples.Utility], [])];
    private static readonly CatalogueScope[] s_granted =
        [new(false, [], [Samples.Customer]), new(false, [Samples.Utility], [Samples.Customer])];

    private MeasuringDatabase _measured = null!; // set by InitializeAsync

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var isSqlite = Database is SqliteTestDatabase;
        _measured = new MeasuringDatabase(Host.Get<IDatabase>(), isSqlite);
        foreach (var sql in CataloguePlanWorld.Statements(isSqlite)) await _measured.ExecuteAsync(sql, []);
    }

    [Fact]
    public async Task Blanks_are_not_looked_for_while_others_fill_the_page()
    {
        // By right alone nobody has a batch.
        foreach (var (scope, filter) in Directions([.. Scopes.Except(s_granted[..1])], "label", "batch"))
        {
            await PageAsync(scope, filter, null);
            Assert.Equal(1, _measured.Questions);
            Assert.InRange(_measured.Rows, 0, Bound);
        }
    }

    [Fact]
    public async Task A_page_among_blanks_or_across_their_border_is_as_short_a_walk()
    {
        foreach (var (scope, filter) in Directions(Scopes, "label", "batch"))
        {
            var border = await PageAsync(scope, filter, await LastFilledAsync(scope, filter));
            Assert.Equal((PageRows, 2), (border.Count, _measured.Questions));
            Assert.InRange(_measured.Rows, 0, 2 * Bound);
            await PageAsync(scope, filter, border[^1]);
            Assert.Equal(1, _measured.Questions);
            Assert.InRange(_measured.Rows, 0, Bound);
        }
    }

    [Fact]
    public async Task A_page_of_a_manufacturer_walks_along_its_own_devices()
    {
        foreach (var (scope, sorted) in Directions(s_own, "id"))
        {
            foreach (var filter in OfMakers(sorted))
            {
                await PageAsync(scope, filter, null);
                Assert.InRange(_measured.Rows, 0, Bound);
                var all = await AllAsync(scope, filter);
                await PageAsync(scope, filter, all.Count > PageRows ? all[^PageRows] : null);
                Assert.InRange(_measured.Rows, 0, Bound);
            }
        }
    }

    [Fact]
    public async Task Counting_the_devices_of_a_manufacturer_or_label_meets_no_others()
    {
        (DeviceFilter Filter, int Count)[] counts =
        [
            (new(Manufacturer: "RAR"), 60), (new(Manufacturer: "RARE"), 150), (new(Label: "label 1"), CataloguePlanWorld.LabelsFrom("label 1")),
        ];
        foreach (var (filter, count) in counts)
        {
            _measured.Start();
            Assert.Equal(count, await Rows.CountAsync(CatalogueScoping.Branches(s_all, filter, None), Question(filter, null) with { Limit = Pages.MaxTotal + 1 }, CancellationToken.None));
            Assert.InRange(_measured.Rows, 0, count + Bound / 10);
        }
    }

    [Fact]
    public async Task Suggestions_hop_from_value_to_value()
    {
        foreach (var field in (string[])["manufacturer", "label", "batch"])
        {
            foreach (var scope in s_own)
            {
                _measured.Start();
                Assert.NotEmpty(await new CatalogueSuggestions(_measured).FindAsync(scope, field, "", Samples.Now, CancellationToken.None));
                Assert.InRange(_measured.Rows, 0, Bound);
            }
        }
    }

    private static ImmutableHashSet<Grantee> None => [];

    private CatalogueRows Rows => new(_measured);

    // How PostgreSQL joins a few thousand rights is its own affair.
    private CatalogueScope[] Scopes => Database is SqliteTestDatabase ? [.. s_own, .. s_granted] : s_own;

    private static IEnumerable<(CatalogueScope, DeviceFilter)> Directions(CatalogueScope[] scopes, params string[] sorts) =>
        from scope in scopes
        from sort in sorts
        from down in (bool[])[false, true]
        select (scope, new DeviceFilter(Sort: sort, Descending: down));

    private static IEnumerable<DeviceFilter> OfMakers(DeviceFilter filter) =>
    [
        filter with { Manufacturer = "KAM" },
        filter with { Manufacturer = "KAM", Medium = "water" },
        filter with { Manufacturer = "KAM", Type = "Bench 1" },
        filter with { Manufacturer = "KAM", Type = "Radio 1", Medium = "water" },
        filter with { Manufacturer = "ELSYS" },
        filter with { Manufacturer = "ELSYS", Type = "Radio 1", Medium = "water" },
        filter with { Manufacturer = "RAR", Medium = "water" },
        filter with { Manufacturer = "RARE", Medium = "water" },
    ];

    private static CatalogueQuestion Question(DeviceFilter filter, Cursor? from) =>
        new(filter, CatalogueSort.Of(filter.Sort), from, [], Samples.Now.ToStored(), PageRows);

    private async Task<List<(DeviceRow Row, string Key)>> PageAsync(CatalogueScope scope, DeviceFilter filter, (DeviceRow Row, string Key)? after)
    {
        var from = after is { } last ? new Cursor(last.Key, last.Row.Id.Value, 0, true) : null;
        _measured.Start();
        return await Rows.PageAsync(CatalogueScoping.Branches(scope, filter, None), Question(filter, from), few: true, CancellationToken.None);
    }

    private async Task<(DeviceRow, string)?> LastFilledAsync(CatalogueScope scope, DeviceFilter filter)
    {
        var filled = (await AllAsync(scope, filter)).TakeWhile(row => row.Key != CatalogueSort.Blank(filter.Descending)).ToList();
        // Not the very last, so that the page has some of both.
        return filled.Count > 5 ? filled[^5] : null;
    }

    private Task<List<(DeviceRow Row, string Key)>> AllAsync(CatalogueScope scope, DeviceFilter filter) => Rows.PageAsync(
        CatalogueScoping.Branches(scope, filter, None), Question(filter, null) with { Limit = 100_000 }, few: true, CancellationToken.None);
}

public sealed class CataloguePlansOfSqlite : CataloguePlanTests<SqliteTestDatabase>;

public sealed class CataloguePlansOfPostgres : CataloguePlanTests<PostgresTestDatabase>;
