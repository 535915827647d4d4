using Kms.Testing;
using Kms.Web.Components.Parts;

namespace Kms.Web.Tests.Components;

public sealed class CountdownTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly SemaphoreSlim _ticked = new(0);
    private readonly List<int> _told = [];
    private readonly Countdown _countdown;
    private bool _over;

    public CountdownTests() => _countdown = new Countdown(_clock);

    public void Dispose()
    {
        _countdown.Dispose();
        _ticked.Dispose();
    }

    [Fact]
    public async Task Keys_that_are_shown_leave_after_thirty_seconds_and_not_before()
    {
        var running = RunAsync(30);
        for (var second = 0; second < 30; second++)
        {
            await _ticked.WaitAsync();
            Assert.False(_over);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
        await running;

        Assert.True(_over);
        Assert.Equal(Enumerable.Range(1, 30).Reverse(), _told);
    }

    [Fact]
    public async Task What_was_hidden_by_hand_is_not_hidden_again_later()
    {
        var running = RunAsync(30);
        await _ticked.WaitAsync();

        _countdown.Dispose();
        await running;

        Assert.False(_over);
    }

    private Task RunAsync(int seconds) => _countdown.RunAsync(
        seconds,
        () =>
        {
            _told.Add(_countdown.Left);
            _ticked.Release();
            return Task.CompletedTask;
        },
        () =>
        {
            _over = true;
            return Task.CompletedTask;
        });
}
