using Kms.Embedded.Storage;
using Kms.Embedded.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kms.Embedded.Tests.Storage;

public sealed class PersistentStateTests
{
    [Fact]
    public async Task A_state_is_read_before_the_first_call_and_survives_its_activation()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<INoteGrain>();

        Assert.Equal("empty, stored: False", await grain.ReadAsync());
        await grain.WriteAsync("hello");
        await grain.EndAsync();

        Assert.Equal("hello, stored: True", await grain.ReadAsync());
    }

    [Fact]
    public async Task A_cleared_state_is_the_initial_one_again()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<INoteGrain>();

        await grain.WriteAsync("hello");
        await grain.ClearAsync();
        Assert.Equal("empty, stored: False", await grain.ReadAsync());
        await grain.EndAsync();

        Assert.Equal("empty, stored: False", await grain.ReadAsync());
    }

    [Fact]
    public async Task A_record_without_a_parameterless_constructor_starts_unconstructed_as_in_Orleans()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Null(await host.Grain<INoteGrain>().OtherTextAsync());
    }

    [Fact]
    public async Task A_write_that_lost_a_race_reaches_the_caller_and_ends_the_activation()
    {
        var storage = new StormyStorage();
        await using var host = await HostAsync(storage);
        var grain = host.Grain<INoteGrain>();
        await grain.WriteAsync("kept");

        storage.NextWrite = new InconsistentStateException("lost", "2", "1");
        await Assert.ThrowsAsync<InconsistentStateException>(() => grain.WriteAsync("lost"));

        Assert.Equal("kept, stored: True", await grain.ReadAsync());
        Assert.Equal(2, host.Journal.Count("activated"));
    }

    [Fact]
    public async Task Another_storage_error_reaches_the_caller_and_ends_nothing()
    {
        var storage = new StormyStorage();
        await using var host = await HostAsync(storage);
        var grain = host.Grain<INoteGrain>();

        storage.NextWrite = new IOException("disk full");
        await Assert.ThrowsAsync<IOException>(() => grain.WriteAsync("lost"));

        Assert.Equal("lost, stored: False", await grain.ReadAsync());
        Assert.Equal(1, host.Journal.Count("activated"));
    }

    [Fact]
    public async Task A_lost_race_ends_the_one_who_wrote_and_not_its_callers()
    {
        var storage = new StormyStorage();
        await using var host = await HostAsync(storage);
        await host.Grain<INoteGrain>("caller").ReadAsync();

        storage.NextWrite = new InconsistentStateException("lost");
        await Assert.ThrowsAsync<InconsistentStateException>(() => host.Grain<INoteGrain>("caller").WriteThroughAsync("writer"));
        await host.Grain<INoteGrain>("caller").ReadAsync();
        await host.Grain<INoteGrain>("writer").ReadAsync();

        Assert.Equal(3, host.Journal.Count("activated"));
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_fails_the_activation_and_is_read_again_by_the_next_call()
    {
        var storage = new StormyStorage { NextRead = new IOException("database gone") };
        await using var host = await HostAsync(storage);

        await Assert.ThrowsAsync<IOException>(() => host.Grain<INoteGrain>().ReadAsync());

        Assert.Equal("empty, stored: False", await host.Grain<INoteGrain>().ReadAsync());
    }

    [Fact]
    public async Task A_storage_that_is_not_registered_is_named()
    {
        await using var host = await TestHost.StartAsync();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Grain<ILostGrain>().CallAsync());

        Assert.Contains("storage \"nowhere\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Memory_storage_refuses_a_write_with_an_old_version()
    {
        var storage = new MemoryGrainStorage();
        var id = GrainId.Create("note", "1");
        var one = new GrainState<string>("one");
        await storage.WriteStateAsync("note", id, one);

        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("note", id, new GrainState<string>("two")));
        await storage.WriteStateAsync("note", id, one);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync("note", id, new GrainState<string>("one", "0")));
    }

    private static Task<TestHost> HostAsync(IGrainStorage storage) =>
        TestHost.StartAsync(services: services => services.AddKeyedSingleton("directory", storage));

    internal sealed record Note
    {
        public string Text { get; init; } = "empty";
    }

    internal sealed record Other(string Text);

    internal interface INoteGrain : IGrainWithStringKey
    {
        Task<string> ReadAsync();

        Task<string?> OtherTextAsync();

        Task WriteAsync(string text);

        Task WriteThroughAsync(string other);

        Task ClearAsync();

        Task EndAsync();
    }

    internal interface ILostGrain : IGrainWithStringKey
    {
        Task CallAsync();
    }

    internal sealed class NoteGrain(
        [PersistentState("note", "directory")] IPersistentState<Note> note,
        [PersistentState("other", "directory")] IPersistentState<Other> other,
        Journal journal) : Grain, INoteGrain
    {
        public override Task OnActivateAsync(CancellationToken cancellationToken)
        {
            journal.Add("activated");
            return Task.CompletedTask;
        }

        public Task<string> ReadAsync() => Task.FromResult($"{note.State.Text}, stored: {note.RecordExists}");

        public Task<string?> OtherTextAsync() => Task.FromResult<string?>(other.State.Text);

        public async Task WriteAsync(string text)
        {
            note.State = note.State with { Text = text };
            await note.WriteStateAsync();
        }

        public Task WriteThroughAsync(string other) => GrainFactory.GetGrain<INoteGrain>(other).WriteAsync("through");

        public Task ClearAsync() => note.ClearStateAsync();

        public Task EndAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }
    }

    internal sealed class LostGrain([PersistentState("x", "nowhere")] IPersistentState<Note> note) : Grain, ILostGrain
    {
        public Task CallAsync() => note.WriteStateAsync();
    }
}
