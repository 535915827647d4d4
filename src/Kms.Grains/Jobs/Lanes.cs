namespace Kms.Jobs;

/// <summary>Works on many items at once, but on no more than so many: device grains save in groups, so width is what makes a job fast.</summary>
internal static class Lanes
{
    /// <summary>Items that were not begun when it was stopped are missing at the end. The first failure stops all lanes and is thrown.</summary>
    public static async Task<IReadOnlyList<TResult>> RunAsync<T, TResult>(
        IReadOnlyList<T> items, int width, Func<T, int, Task<TResult>> act, CancellationToken stopping)
    {
        var results = new TResult[items.Count];
        var next = -1;
        var begun = 0;
        var failed = false;

        async Task LaneAsync()
        {
            while (!failed && !stopping.IsCancellationRequested && Interlocked.Increment(ref next) is var i && i < items.Count)
            {
                Interlocked.Increment(ref begun);
                try
                {
                    results[i] = await act(items[i], i);
                }
                catch
                {
                    failed = true;
                    throw;
                }
            }
        }

        var lanes = new Task[Math.Min(width, items.Count)];
        for (var i = 0; i < lanes.Length; i++) lanes[i] = LaneAsync();
        await Task.WhenAll(lanes);
        // Items are begun in order and everything begun is done.
        return begun == items.Count ? results : results[..begun];
    }
}
