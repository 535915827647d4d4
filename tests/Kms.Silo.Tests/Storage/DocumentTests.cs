using System.Collections.Immutable;
using Kms.Devices;
using Kms.Silo.Storage.Documents;
using Kms.Storage;
using Kms.Testing.Databases;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kms.Silo.Tests.Storage;

public abstract class DocumentTests<TDatabase> : StoreTests<TDatabase> where TDatabase : TestDatabase, new()
{
    private static readonly GrainId s_grain = GrainId.Create("organisation", "o1");

    private IGrainStorage Documents => Host.Get<IGrainStorage>(DirectoryStorage.Name);

    private IDocumentEnds Ends => Host.Get<IDocumentEnds>();

    [Fact]
    public async Task A_document_comes_back_as_it_was_written()
    {
        var pending = Effects.Of(Samples.Fact()).With(new Listing.ListEntry("organisation", "o1", Samples.Utility, Samples.Anna, null, "A", Samples.Now, 1, "{}"));
        var written = State(new DocumentState<Sample> { Value = new Sample("Søgade", [Samples.Id(1)]), Version = 3, Pending = pending });
        await Documents.WriteStateAsync("state", s_grain, written);
        await RestartAsync();

        var read = State<DocumentState<Sample>>(null);
        await Documents.ReadStateAsync("state", s_grain, read);

        Assert.Equal(StoredJson.Write(written.State), StoredJson.Write(read.State));
        Assert.Equal((written.ETag, true), (read.ETag, read.RecordExists));
    }

    [Fact]
    public async Task A_missing_document_has_no_etag()
    {
        var read = State(new Sample("left over", []));

        await Documents.ReadStateAsync("state", s_grain, read);

        Assert.Equal((null, null, false), (read.State, read.ETag, read.RecordExists));
    }

    [Fact]
    public async Task A_grain_without_a_document_begins_with_an_empty_one()
    {
        var state = State(new DocumentState<Sample> { Version = 3 });
        await Documents.ReadStateAsync("state", s_grain, state);
        Assert.Equal(new DocumentState<Sample>(), state.State);

        await Documents.WriteStateAsync("state", s_grain, state);
        await Documents.ClearStateAsync("state", s_grain, state);

        Assert.Equal(new DocumentState<Sample>(), state.State);
    }

    [Fact]
    public async Task Of_two_writers_with_the_same_etag_one_is_refused()
    {
        var first = State(new Sample("a", []));
        await Documents.WriteStateAsync("state", s_grain, first);
        var second = State(new Sample("b", []));
        second.ETag = first.ETag;
        await Documents.WriteStateAsync("state", s_grain, second);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Documents.WriteStateAsync("state", s_grain, first));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Documents.WriteStateAsync("state", s_grain, State(new Sample("c", []))));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Documents.ClearStateAsync("state", s_grain, first));
    }

    [Fact]
    public async Task A_cleared_document_is_gone_and_can_be_written_anew()
    {
        var state = State(new Sample("a", []));
        await Documents.WriteStateAsync("state", s_grain, state);

        await Documents.ClearStateAsync("state", s_grain, state);
        await Documents.WriteStateAsync("state", s_grain, state);

        Assert.True(state.RecordExists);
    }

    [Fact]
    public async Task A_document_is_marked_until_its_effects_are_committed()
    {
        var state = State(new DocumentState<Sample> { Version = 3, Pending = Effects.Of(Samples.Fact()) });
        await Documents.WriteStateAsync("state", s_grain, state);
        await Documents.WriteStateAsync("state", GrainId.Create("user", "u1"), State(new DocumentState<Sample> { Version = 1 }));

        Assert.Equal([new DocumentMark("organisation/o1", 3)], await EffectStore.FindMarksAsync("", 10));
        await EffectStore.CommitAsync(state.State!.Pending, new DocumentMark("organisation/o1", 2));
        Assert.True(await EffectStore.IsMarkedAsync("organisation/o1"));
        await EffectStore.CommitAsync(state.State!.Pending, new DocumentMark("organisation/o1", 3));
        Assert.False(await EffectStore.IsMarkedAsync("organisation/o1"));
    }

    [Fact]
    public async Task A_document_that_was_not_written_is_not_marked()
    {
        var state = State(new DocumentState<Sample> { Version = 3, Pending = Effects.Of(Samples.Fact()) });
        state.ETag = "7";

        await Assert.ThrowsAsync<InconsistentStateException>(() => Documents.WriteStateAsync("state", s_grain, state));

        Assert.Empty(await EffectStore.FindMarksAsync("", 10));
    }

    [Fact]
    public async Task Documents_that_are_over_are_found_by_kind_and_time_until_they_are_removed()
    {
        var states = Enumerable.Range(0, 5).Select(n => State(new DocumentState<Passing> { Value = new Passing(Samples.Now.AddHours(n)) })).ToList();
        foreach (var (n, state) in states.Index()) await Documents.WriteStateAsync("state", GrainId.Create("job", $"j{n}"), state);
        await Documents.WriteStateAsync("other", s_grain, State(new DocumentState<Passing> { Value = new Passing(Samples.Now) }));
        states[0].State = new DocumentState<Passing> { Value = new Passing(null), Version = 2 };
        await Documents.WriteStateAsync("state", GrainId.Create("job", "j0"), states[0]);
        await Documents.ClearStateAsync("state", GrainId.Create("job", "j1"), states[1]);

        var first = await Ends.FindAsync("state", Samples.Now.AddHours(3), null, 1);
        var second = await Ends.FindAsync("state", Samples.Now.AddHours(3), first[0], 10);

        Assert.Equal([new DocumentEnd("job/j2", Samples.Now.AddHours(2))], first);
        Assert.Equal(["job/j3"], second.Select(end => end.Grain));
    }

    private static GrainState<T> State<T>(T? value) => new(value);

    private sealed record Passing(DateTimeOffset? OverSince) : IPassing;

    private sealed record Sample(string Name, ImmutableArray<DeviceId> Devices);
}

public sealed class DocumentsOnSqlite : DocumentTests<SqliteTestDatabase>;

public sealed class DocumentsOnPostgres : DocumentTests<PostgresTestDatabase>;
