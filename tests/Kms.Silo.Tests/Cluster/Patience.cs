namespace Kms.Silo.Tests.Cluster;

/// <summary>A caller who repeats what was not answered, and remembers how long that took at most.</summary>
internal sealed class Patience
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_end = TimeSpan.FromMinutes(2);

    private long _longest;
    private int _repeats;

    /// <summary>From the first attempt to the answer.</summary>
    public TimeSpan Longest => new(Interlocked.Read(ref _longest));

    public int Repeats => _repeats;

    /// <summary>Only for what may be done twice.</summary>
    public async Task<T> AskAsync<T>(Func<Task<T>> call)
    {
        var begun = TimeProvider.System.GetTimestamp();
        using var pause = new PeriodicTimer(s_pause);
        while (true)
        {
            try
            {
                var answer = await call();
                Note(TimeProvider.System.GetElapsedTime(begun));
                return answer;
            }
            catch (RefusedException refused) when (Passes(refused.Refusal) && TimeProvider.System.GetElapsedTime(begun) < s_end)
            {
                Interlocked.Increment(ref _repeats);
            }
            await pause.WaitForNextTickAsync();
        }
    }

    private static bool Passes(Refusal refusal) => refusal
        is Refusal.Unreachable or Refusal.StorageUnavailable or Refusal.AuditUnavailable or Refusal.Conflict or Refusal.SessionEnded;

    private void Note(TimeSpan took)
    {
        for (var longest = Interlocked.Read(ref _longest); took.Ticks > longest; longest = Interlocked.Read(ref _longest))
            if (Interlocked.CompareExchange(ref _longest, took.Ticks, longest) == longest) return;
    }
}
