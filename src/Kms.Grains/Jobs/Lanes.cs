namespace Kms.Jobs;

/// <summary>Works on many items at once, but on no more than so many: device grains save in groups, so width is what makes a job fast.</summary>
internal static class Lanes
{
    /// <summary>Items that were not begun when it was stopped are missing at the end. The first failure stops all lanes and is thrown.</summary>
    /// <param name="items">Begun in order.</param>
    /// <param name="width">How many at once.</param>
    /// <param name="act">What is done with an item at its place.</param>
    /// <param name="stopping">Begins no more.</param>
    /// <param name="begun">Called once, when the last item has been begun and lanes fall idle.</param>
    public static async Task<IReadOnlyList<TResult>> RunAsync<T, TResult>(
        IReadOnlyList<T> items, int width, Func<T, int, Task<TResult>> act, CancellationToken stopping, Action? begun = null)
    {
        var results = new TResult[items.Count];
        var next = -1;
        var count = 0;
        var failed = false;

        async Task LaneAsync()
        {
            while (!failed && !stopping.IsCancellationRequested && Interlocked.Increment(ref next) is var i && i < items.Count)
            {
                Interlocked.Increment(ref count);
                try
                {
                    var acting = act(items[i], i);
                    if (i == items.Count - 1) begun?.Invoke();
                    results[i] = await acting;
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
        return count == items.Count ? results : results[..count];
    }
}
