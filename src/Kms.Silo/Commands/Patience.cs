using System.Globalization;

namespace Kms.Silo.Commands;

/// <summary>
/// Asks again, less and less often, while the service does not answer: a restart, a busy minute or a database that is away for a while end no
/// command that only waits for work which goes on without it.
/// </summary>
internal sealed class Patience(TimeProvider clock)
{
    public static readonly TimeSpan Bound = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow();
        for (var pause = First; ; pause = Shorter(pause * 2, Longest))
        {
            try
            {
                return await ask();
            }
            catch (CommandException away) when (away.IsPassing && clock.GetUtcNow() - since < Bound)
            {
                var wait = away.RetryAfter is { } told && told > pause ? Shorter(told, Longest) : pause;
                await TellAsync(away.Message, wait);
                await Task.Delay(wait, clock, cancellation);
            }
        }
    }

    private static Task TellAsync(string message, TimeSpan wait)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{message} Asking again in {wait.TotalSeconds:0} s.");
        // The line of the progress has no end yet.
        return Console.Error.WriteLineAsync(Console.IsErrorRedirected ? line : Environment.NewLine + line);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
