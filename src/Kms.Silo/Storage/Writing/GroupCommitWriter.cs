using System.Threading.Channels;
using Kms.Silo.Mail;
using Kms.Storage;
using Microsoft.Extensions.Logging;

namespace Kms.Silo.Storage.Writing;

/// <summary>
/// The one writer of the process. Whatever callers hand in while a commit runs goes into the next transaction together. An item that
/// the database refuses fails alone: the group is rolled back and written again in halves.
/// </summary>
internal sealed partial class GroupCommitWriter : IAsyncDisposable
{
    private const int MaxWaiting = 20_000;

    private readonly Channel<WriteItem> _queue =
        Channel.CreateBounded<WriteItem>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    private readonly IGroupTarget _target;
    private readonly MailSignal _mails;
    private readonly ILogger<GroupCommitWriter> _log;
    private readonly Task _loop;

    public GroupCommitWriter(IGroupTarget target, MailSignal mails, ILogger<GroupCommitWriter> log)
    {
        _target = target;
        _mails = mails;
        _log = log;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Returns when the units are on disk; units whose condition did not hold say so themselves.</summary>
    public Task WriteAsync(params IReadOnlyList<WriteUnit> units)
    {
        var item = new WriteItem(units);
        return _queue.Writer.TryWrite(item) ? item.Done : WaitAsync(item);
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task WaitAsync(WriteItem item)
    {
        try { await _queue.Writer.WriteAsync(item); }
        catch (ChannelClosedException) { throw new StorageUnavailableException("The service is stopping."); }
        await item.Done;
    }

    private async Task RunAsync()
    {
        var gatherer = new GroupGatherer(_queue.Reader);
        while (await gatherer.NextAsync() is { } group) await WriteAsync(group);
    }

    private async Task WriteAsync(List<WriteItem> items)
    {
        try
        {
            var units = UnitsOf(items);
            await _target.WriteAsync(units);
            foreach (var item in items) item.Complete();
            if (units.Exists(unit => unit.Accepted && !unit.Mails.IsEmpty)) _mails.Ring();
        }
        catch (StorageUnavailableException e)
        {
            LogUnavailable(items.Count, e.Message);
            foreach (var item in items) item.Fail(new StorageUnavailableException(e.Message, e));
        }
        catch (Exception) when (items.Count > 1)
        {
            var half = items.Count / 2;
            await WriteAsync(items[..half]);
            await WriteAsync(items[half..]);
        }
        catch (Exception e)
        {
            LogRefused(e);
            items[0].Fail(e);
        }
    }

    private static List<WriteUnit> UnitsOf(List<WriteItem> items)
    {
        var units = new List<WriteUnit>(items.Count);
        foreach (var item in items)
        {
            foreach (var unit in item.Units)
            {
                unit.Accepted = false;
                units.Add(unit);
            }
        }
        return units;
    }
}
