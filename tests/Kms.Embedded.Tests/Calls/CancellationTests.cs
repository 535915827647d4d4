using Kms.Embedded.Tests.Support;

namespace Kms.Embedded.Tests.Calls;

public sealed class CancellationTests
{
    [Fact]
    public async Task The_callers_token_reaches_the_grain()
    {
        await using var host = await TestHost.StartAsync();
        using var source = new CancellationTokenSource();

        var call = host.Grain<ICancelGrain>().WaitAsync("never", source.Token);
        await host.Journal.Has("never begins");
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_call_cancelled_while_it_waits_does_not_run()
    {
        await using var host = await TestHost.StartAsync();
        using var source = new CancellationTokenSource();
        var grain = host.Grain<ICancelGrain>();

        var first = grain.WaitAsync("first", CancellationToken.None);
        var second = grain.WaitAsync("second", source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        host.Gates.Open("first");
        await first;
        await grain.NoteAsync("third");

        Assert.True(second.IsCanceled);
        Assert.Equal(["first begins", "third"], host.Journal.Entries);
    }

    [Fact]
    public async Task A_call_cancelled_before_it_is_made_does_not_run()
    {
        await using var host = await TestHost.StartAsync();

        var call = host.Grain<ICancelGrain>().WaitAsync("never", new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Empty(host.Journal.Entries);
    }

    internal interface ICancelGrain : IGrainWithStringKey
    {
        Task WaitAsync(string name, CancellationToken cancellationToken);

        Task NoteAsync(string name);
    }

    internal sealed class CancelGrain(Journal journal, Gates gates) : Grain, ICancelGrain
    {
        public async Task WaitAsync(string name, CancellationToken cancellationToken)
        {
            journal.Add($"{name} begins");
            await gates.Pass(name).WaitAsync(cancellationToken);
        }

        public Task NoteAsync(string name)
        {
            journal.Add(name);
            return Task.CompletedTask;
        }
    }
}
