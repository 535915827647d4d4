using Kms.Batches;
using Kms.Devices;
using Kms.Files;
using Kms.Jobs;
using Kms.Listing;
using Kms.Storage;
using Kms.Testing.Databases;

namespace Kms.Silo.Tests.Storage;

public abstract class LookupTests<TDatabase> : StoreTests<TDatabase> where TDatabase : TestDatabase, new()
{
    [Theory]
    [InlineData("KAM-00000001")]
    [InlineData("kam-00000001")]
    [InlineData("00000001")]
    [InlineData("70b3d57ed0000001")]
    [InlineData("din-5")]
    public async Task A_device_answers_to_each_of_its_names(string name)
    {
        await Devices.AddAsync(Samples.Device(1) with { DevEui = "70B3D57ED0000001", Aliases = ["DIN-5"] });
        await Devices.AddAsync(Samples.Device(2));

        Assert.Equal([Samples.Id(1)], await Devices.ResolveAsync(name));
        Assert.Equal([(name, Samples.Id(1))], await Devices.ResolveManyAsync([name, "nobody"]));
    }

    [Fact]
    public async Task A_fingerprint_leads_to_the_device_that_had_it_first()
    {
        var shared = Samples.Key(7);
        await Devices.AddAsync(Samples.Device(1) with { Keys = [shared with { Added = Samples.Now.AddDays(1) }] });
        await Devices.AddAsync(Samples.Device(2) with { Keys = [shared] });
        var text = Convert.ToHexStringLower(shared.Fingerprint.AsSpan());

        Assert.Equal([(text, Samples.Id(2))], await Devices.FindFingerprintsAsync([text, new string('0', 64)]));
    }

    [Fact]
    public async Task A_batch_holds_each_device_once_in_id_order()
    {
        var batches = Host.Get<IBatchStore>();
        var batch = new BatchId("b1");
        await batches.AddAsync(batch, [Samples.Id(3), Samples.Id(1)]);
        await batches.AddAsync(batch, [Samples.Id(2), Samples.Id(3)]);

        Assert.Equal([Samples.Id(1), Samples.Id(2)], await batches.ReadAsync(batch, null, 2));
        Assert.Equal([Samples.Id(3)], await batches.ReadAsync(batch, Samples.Id(2), 2));
        Assert.True(await batches.ContainsAsync(batch, Samples.Id(1)));
        await batches.RemoveAsync(batch);
        Assert.False(await batches.ContainsAsync(batch, Samples.Id(1)));
    }

    [Fact]
    public async Task A_job_page_written_again_is_replaced()
    {
        var pages = Host.Get<IJobPageStore>();
        var job = new JobId("j1");
        await pages.WriteAsync(job, "result", 3, [1]);
        await pages.WriteAsync(job, "result", 3, [2, 3]);

        Assert.Equal([2, 3], await pages.ReadAsync(job, "result", 3));
        Assert.Null(await pages.ReadAsync(job, "selection", 3));
        await pages.RemoveAsync(job);
        Assert.Null(await pages.ReadAsync(job, "result", 3));
    }

    [Fact]
    public async Task A_file_is_read_from_any_offset_until_it_is_removed()
    {
        var files = Host.Get<IFileStore>();
        var file = new FileId("f1");
        await files.WriteAsync(file, 0, new byte[] { 1, 2, 3 });
        await files.WriteAsync(file, 3, new byte[] { 4, 5 });
        await files.WriteAsync(file, 3, new byte[] { 6, 7 });

        Assert.Equal(0, (await files.ReadAsync(file, 2))!.Value.Offset);
        Assert.Equal([6, 7], (await files.ReadAsync(file, 4))!.Value.Bytes);
        Assert.Null(await files.ReadAsync(file, 5));
        await files.RemoveAsync(file);
        Assert.Null(await files.ReadAsync(file, 0));
    }

    [Fact]
    public async Task Lists_are_narrowed_searched_sorted_and_paged()
    {
        string[] names = ["Anna Berg", "Bo Andersen", "Søren 100%", "zoe", "berta"];
        foreach (var (n, name) in names.Index())
            await EffectStore.CommitAsync(Effects.None.With(new ListEntry(
                ListKinds.Member, $"m{n}", n < 3 ? Samples.Utility : Samples.Reseller, n == 4 ? Samples.Anna : null, n % 2 == 0 ? "active" : "open", name,
                Samples.Now.AddMinutes(n), 1, "{}")));

        Assert.Equal(["m4", "m3", "m2", "m1", "m0"], await WalkAsync(Query));
        Assert.Equal(["m0", "m4", "m1", "m2", "m3"], await WalkAsync(Query with { ByName = true }));
        Assert.Equal(["m0", "m4"], await WalkAsync(Query with { ByName = true, Search = "BER" }));
        Assert.Equal(["m2"], await WalkAsync(Query with { Search = "100%" }));
        Assert.Empty(await WalkAsync(Query with { Search = "_nna" }));
        Assert.Equal(["m4", "m2", "m1", "m0"], await WalkAsync(Query with { Organisations = [Samples.Utility], User = Samples.Anna }));
        Assert.Equal(["m4"], await WalkAsync(Query with { User = Samples.Anna }));
        Assert.Empty(await WalkAsync(Query with { Organisations = [] }));
        Assert.Equal(2, await Host.Get<IListStore>().CountAsync(Query with { State = "open" }));
    }

    private static ListQuery Query => new(ListKinds.Member, default, null, null, null, false, new PageRequest(2));

    private async Task<List<string>> WalkAsync(ListQuery query)
    {
        var ids = new List<string>();
        string? after = null;
        do
        {
            var page = await Host.Get<IListStore>().FindAsync(query with { Page = new PageRequest(2, after) });
            ids.AddRange(page.Items.Select(entry => entry.Id));
            after = page.Next;
        }
        while (after is not null);
        return ids;
    }
}

public sealed class LookupsOnSqlite : LookupTests<SqliteTestDatabase>;

public sealed class LookupsOnPostgres : LookupTests<PostgresTestDatabase>;
