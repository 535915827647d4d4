using System.Threading.Channels;
using Kms.Silo.Storage.Writing;
using Kms.Storage;

namespace Kms.Silo.Tests.Storage;

public sealed class GroupGathererTests
{
    private readonly Channel<WriteItem> _queue = Channel.CreateUnbounded<WriteItem>();
    private int _looks;

    [Fact]
    public async Task After_a_wave_of_writes_the_next_one_is_waited_for()
    {
        var gatherer = Gatherer(() => Add(60));
        Add(300);
        var first = await gatherer.NextAsync();
        Add(5);

        var second = await gatherer.NextAsync();

        Assert.Equal((300, 5 + 60 + 60 + 60), (first!.Count, second!.Count)); // half a wave is 150
    }

    [Fact]
    public async Task When_nothing_more_comes_what_is_there_goes_at_once()
    {
        var gatherer = Gatherer(() => { });
        Add(300);
        await gatherer.NextAsync();
        Add(5);

        var second = await gatherer.NextAsync();

        Assert.Equal((5, 1), (second!.Count, _looks));
    }

    [Fact]
    public async Task A_few_writes_never_wait()
    {
        var gatherer = Gatherer(() => Add(60));
        Add(20);
        await gatherer.NextAsync();
        Add(5);

        var second = await gatherer.NextAsync();

        Assert.Equal((5, 0), (second!.Count, _looks));
    }

    private GroupGatherer Gatherer(Action meanwhile) => new(_queue.Reader, () =>
    {
        _looks++;
        meanwhile();
        return Task.CompletedTask;
    });

    private void Add(int count)
    {
        for (var i = 0; i < count; i++) Assert.True(_queue.Writer.TryWrite(new WriteItem([new EffectUnit(Effects.None, null)])));
    }
}
