using System.Collections.Immutable;
using Kms.Batches;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Keys;
using Kms.Silo.Storage;
using Kms.Silo.Storage.Catalogue;
using Kms.Silo.Storage.Paging;
using Kms.Storage;
using Kms.Testing.Databases;

namespace Kms.Silo.Tests.Storage;

public abstract class CatalogueTests<TDatabase> : StoreTests<TDatabase> where TDatabase : TestDatabase, new()
{
    private static readonly string[] s_sorts = ["id", "type", "label", "batch", "changed"];

    private static readonly CatalogueScope[] s_scopes =
    [
        new(true, [], []),
        new(false, [Samples.Utility], []),
        new(false, [], [Samples.Customer]),
        new(false, [Samples.Reseller], [Samples.Customer, CatalogueWorld.Partner]),
        new(false, [Samples.Utility, Samples.Reseller], [Samples.Customer]),
        new(false, [Samples.Utility, Samples.Reseller], [CatalogueWorld.Partner], [Samples.Utility]),
        new(false, [], []),
    ];

    private static readonly DeviceFilter[] s_filters =
    [
        new(), new(Type: "MULTICAL 21"), new(Medium: "heat", Claim: ClaimState.Claimed), new(Claim: ClaimState.Unclaimed),
        new(Manufacturer: "ZEN"), new(Serial: "000001"), new(Label: "CELL"), new(Q: "0000002"), new(Q: "my"), new(Q: "ALIAS20"),
        new(Q: "KAM-00000037"), new(Batch: CatalogueWorld.Batch), new(Health: KeyFinding.Ascii | KeyFinding.Shared), new(Health: KeyFinding.None),
        new(Organisation: Samples.Utility), new(Right: "owned"), new(Right: "allocated"), new(Right: "granted"),
        new(Manufacturer: "kam"), new(Manufacturer: "KAM", Medium: "water"), new(Manufacturer: "ELSYS", Claim: ClaimState.Claimed),
        new(Manufacturer: "EUI"), new(Manufacturer: "KAM", Serial: "0000"), new(Manufacturer: "KAM", Batch: CatalogueWorld.Batch),
        new(Right: "granted", Label: "my"), new(Type: "flowIQ 2200", Serial: "0000", Medium: "water"),
        new(Reader: Samples.Customer), new(Reader: CatalogueWorld.Partner, Q: "0000"), new(EndsInDays: 30),
        new(Reader: Samples.Customer, EndsInDays: 30, Batch: CatalogueWorld.Batch), new(Right: "granted", EndsInDays: 400),
    ];

    private ICatalogueStore Catalogue => Host.Get<ICatalogueStore>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await CatalogueWorld.AddAsync(Devices, Host.Get<IBatchStore>());
    }

    [Fact]
    public async Task The_pages_of_every_order_scope_and_filter_are_the_full_set_in_order()
    {
        foreach (var (scope, filter) in Questions())
            Assert.Equal(CatalogueWorld.Expect(scope, filter).Select(row => (row.Id, row.Granted)), await WalkAsync(scope, filter));
    }

    [Fact]
    public async Task Every_way_to_find_a_page_finds_the_same()
    {
        foreach (var (scope, filter) in Questions())
        {
            var expected = CatalogueWorld.Expect(scope, filter).Select(row => row.Id).ToList();
            foreach (var (few, many) in ((bool, bool)[])[(true, true), (true, false), (false, true), (false, false)])
                Assert.Equal(expected, await WalkAsync(scope, filter, few, many));
        }
    }

    [Fact]
    public async Task The_ids_of_a_selection_are_the_full_set()
    {
        foreach (var (scope, filter) in Questions().Where(question => question.Filter.Sort == "id" && !question.Filter.Descending))
        {
            var all = new List<DeviceId>();
            while (await Catalogue.FindIdsAsync(scope, filter, all.Count == 0 ? null : all[^1], 50, Samples.Now) is { Count: > 0 } ids) all.AddRange(ids);
            Assert.Equal(CatalogueWorld.Expect(scope, filter).Select(row => row.Id), all);
        }
    }

    [Fact]
    public async Task The_total_counts_every_match_once()
    {
        foreach (var (scope, filter) in Questions().Where(question => question.Filter.Sort == "id"))
        {
            var page = await Catalogue.FindAsync(scope, filter, new PageRequest(5), Samples.Now);
            Assert.Equal((CatalogueWorld.Expect(scope, filter).Count(), true), (page.Total, page.TotalIsExact));
        }
    }

    [Fact]
    public async Task A_page_that_need_not_count_has_the_same_rows_and_knows_the_total_only_when_it_shows_all()
    {
        foreach (var (scope, filter) in Questions())
        {
            var counted = await Catalogue.FindAsync(scope, filter, new PageRequest(5), Samples.Now);
            var page = await Catalogue.FindAsync(scope, filter, new PageRequest(5, CountTotal: false), Samples.Now);
            Assert.Equal(counted.Items.AsEnumerable(), page.Items);
            if (page.TotalIsExact) Assert.Equal(counted.Total, page.Total);
            else Assert.True(page.Next is not null && page.Total < counted.Total);
            for (; page.Next is { } next; page = await Catalogue.FindAsync(scope, filter, new PageRequest(5, next), Samples.Now))
                Assert.True(!page.TotalIsExact || page.Total == counted.Total);
            Assert.True(!page.TotalIsExact || page.Total == counted.Total);
        }
        var all = new PageRequest(5, CountTotal: false);
        Assert.False((await Catalogue.FindAsync(new CatalogueScope(true, [], []), new DeviceFilter(), all, Samples.Now)).TotalIsExact);
    }

    [Theory]
    [InlineData("manufacturer", "")]
    [InlineData("manufacturer", "k")]
    [InlineData("manufacturer", "E")]
    [InlineData("type", "")]
    [InlineData("medium", "w")]
    [InlineData("label", "cell")]
    [InlineData("label", "")]
    [InlineData("batch", "")]
    public async Task Each_value_of_ones_own_devices_is_suggested_once(string field, string prefix)
    {
        foreach (var scope in s_scopes.Where(scope => scope.Grantees.IsEmpty))
            Assert.Equal(CatalogueWorld.Suggest(scope, field, prefix), await Catalogue.SuggestAsync(scope, field, prefix, Samples.Now));
    }

    [Fact]
    public async Task A_granted_device_shows_the_holders_label_and_no_batch()
    {
        var page = await Catalogue.FindAsync(s_scopes[2], new DeviceFilter(Label: "my 6"), new PageRequest(), Samples.Now);

        Assert.All(page.Items, row => Assert.StartsWith("my 6", row.Label, StringComparison.Ordinal));
        Assert.All(page.Items, row => Assert.Null(row.Batch));
        Assert.NotEmpty(page.Items);
    }

    [Fact]
    public async Task A_made_up_cursor_shows_nothing_of_others()
    {
        var nothing = new CatalogueScope(false, [Grantless], []);
        foreach (var cursor in (string[])[new Cursor("", "", 5, true).ToString(), new Cursor("a", "KAM-00000001", 99, false).ToString()])
            Assert.Empty((await Catalogue.FindAsync(nothing, new DeviceFilter(Sort: "label"), new PageRequest(10, cursor), Samples.Now)).Items);
    }

    [Theory]
    [InlineData("!!!")]
    [InlineData("AAAA")]
    [InlineData("bm90IGEgY3Vyc29y")]
    public async Task A_broken_cursor_is_refused(string cursor)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => Catalogue.FindAsync(s_scopes[0], new DeviceFilter(), new PageRequest(10, cursor), Samples.Now));

        Assert.Equal(Refusal.Invalid, refused.Refusal);
    }

    [Fact]
    public async Task A_walk_during_inserts_misses_nothing_that_was_there()
    {
        var seen = new List<DeviceId>();
        string? after = null;
        for (var n = 5_000; seen.Count == 0 || after is not null; n++)
        {
            var page = await Catalogue.FindAsync(s_scopes[0], new DeviceFilter(Sort: "type"), new PageRequest(10, after), Samples.Now);
            seen.AddRange(page.Items.Select(row => row.Id));
            after = page.Next;
            if (n < 5_050) await Devices.AddAsync(Samples.Device(n) with { Type = n % 2 == 0 ? "A" : "Z" });
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Subset(seen.ToHashSet(), CatalogueWorld.Devices.Select(device => device.Id).ToHashSet());
    }

    private static Organisations.OrganisationId Grantless => new("33333333333333333333333333333333");

    private static IEnumerable<(CatalogueScope Scope, DeviceFilter Filter)> Questions() =>
        from scope in s_scopes
        from filter in s_filters
        from sort in s_sorts
        from backwards in (bool[])[false, true]
        select (scope, filter with { Sort = sort, Descending = backwards });

    private async Task<List<(DeviceId, bool)>> WalkAsync(CatalogueScope scope, DeviceFilter filter)
    {
        var rows = new List<(DeviceId, bool)>();
        string? after = null;
        do
        {
            var page = await Catalogue.FindAsync(scope, filter, new PageRequest(37, after), Samples.Now);
            rows.AddRange(page.Items.Select(row => (row.Id, row.Granted)));
            after = page.Next;
        }
        while (after is not null);
        return rows;
    }

    private async Task<List<DeviceId>> WalkAsync(CatalogueScope scope, DeviceFilter filter, bool few, bool many)
    {
        var rows = Host.Get<CatalogueRows>();
        var identities = filter.Q is null ? [] : (await Devices.ResolveAsync(filter.Q)).Select(id => id.Value).ToArray();
        var question = new CatalogueQuestion(filter, CatalogueSort.Of(filter.Sort), null, identities, Samples.Now.ToStored(), 100);
        var branches = CatalogueScoping.Branches(scope, filter, many ? scope.Grantees.ToHashSet() : ImmutableHashSet<Grantee>.Empty);
        var found = new List<DeviceId>();
        while (await rows.PageAsync(branches, question, few, CancellationToken.None) is { Count: > 0 } page)
        {
            found.AddRange(page.Select(row => row.Row.Id));
            question = question with { From = new Cursor(page[^1].Key, page[^1].Row.Id.Value, 0, true) };
        }
        return found;
    }
}

public sealed class CatalogueOnSqlite : CatalogueTests<SqliteTestDatabase>;

public sealed class CatalogueOnPostgres : CatalogueTests<PostgresTestDatabase>;
