using Kms.Web.Components.Parts;

namespace Kms.Web.Tests.Components;

public sealed class LatestTests
{
    private readonly Latest _latest = new();
    private readonly List<string> _taken = [];

    [Fact]
    public async Task An_answer_that_was_overtaken_is_not_shown()
    {
        var (slow, quick) = (new TaskCompletionSource<string>(), new TaskCompletionSource<string>());
        var first = _latest.AskAsync(() => slow.Task, _taken.Add);
        var second = _latest.AskAsync(() => quick.Task, _taken.Add);

        quick.SetResult("to the last letter");
        await second;
        slow.SetResult("to the first letter");
        await first;

        Assert.Equal(["to the last letter"], _taken);
        Assert.False(_latest.IsAsking);
    }

    [Fact]
    public async Task After_a_refusal_the_next_question_is_answered()
    {
        await Assert.ThrowsAsync<RefusedException>(() => _latest.AskAsync(() => Task.FromException<string>(new RefusedException(Refusal.Forbidden)), _taken.Add));
        Assert.False(_latest.IsAsking);

        await _latest.AskAsync(() => Task.FromResult("here"), _taken.Add);

        Assert.Equal(["here"], _taken);
    }

    [Fact]
    public async Task What_was_given_up_is_not_taken()
    {
        var slow = new TaskCompletionSource<string>();
        var asking = _latest.AskAsync(() => slow.Task, _taken.Add);

        _latest.Forget();
        slow.SetResult("too late");
        await asking;

        Assert.Empty(_taken);
    }
}
