using System.Threading.Channels;
using Kms.Devices;

namespace Kms.Silo.Storage.Devices;

/// <summary>Reads that wait together become one: while one group is read, the next gathers.</summary>
internal sealed class GroupedReads : IAsyncDisposable
{
    private const int MaxGroup = 500;

    private readonly Channel<Waiting> _queue = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly IDeviceReader _reader;
    private readonly Task _loop;

    public GroupedReads(IDeviceReader reader)
    {
        _reader = reader;
        _loop = Task.Run(RunAsync);
    }

    public Task<DeviceState?> ReadAsync(DeviceId id)
    {
        var waiting = new Waiting(id);
        if (!_queue.Writer.TryWrite(waiting)) waiting.Answer.SetException(new Kms.Storage.StorageUnavailableException("The service is stopping."));
        return waiting.Answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        var group = new List<Waiting>(MaxGroup);
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (group.Count < MaxGroup && _queue.Reader.TryRead(out var waiting)) group.Add(waiting);
            await AnswerAsync(group);
            group.Clear();
        }
    }

    private async Task AnswerAsync(List<Waiting> group)
    {
        try
        {
            var found = await _reader.ReadAsync([.. group.Select(waiting => waiting.Id).Distinct()]);
            foreach (var waiting in group) waiting.Answer.SetResult(found.GetValueOrDefault(waiting.Id));
        }
        catch (Exception e)
        {
            foreach (var waiting in group) waiting.Answer.TrySetException(e);
        }
    }

    private sealed class Waiting(DeviceId id)
    {
        public DeviceId Id => id;

        public TaskCompletionSource<DeviceState?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
