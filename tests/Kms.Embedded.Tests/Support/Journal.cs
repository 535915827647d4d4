namespace Kms.Embedded.Tests.Support;

/// <summary>What grains did, in order; tests wait for entries instead of for time.</summary>
internal sealed class Journal
{
    private readonly Lock _lock = new();
    private readonly List<string> _entries = [];
    private readonly List<(int Count, string Entry, TaskCompletionSource Waiter)> _waiters = [];

    public IReadOnlyList<string> Entries
    {
        get
        {
            lock (_lock)
                return [.. _entries];
        }
    }

    public void Add(string entry)
    {
        lock (_lock)
        {
            _entries.Add(entry);
            foreach (var waiter in _waiters.Where(waiter => Count(waiter.Entry) >= waiter.Count))
                waiter.Waiter.TrySetResult();
        }
    }

    public int Count(string entry)
    {
        lock (_lock)
            return _entries.Count(known => known == entry);
    }

    /// <summary>Ends when the entry has been made that often.</summary>
    public Task Has(string entry, int times = 1)
    {
        lock (_lock)
        {
            var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (Count(entry) >= times)
                waiter.SetResult();
            _waiters.Add((times, entry, waiter));
            return waiter.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }
}
