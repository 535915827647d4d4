using System.Globalization;

namespace Kms.Silo.Commands;

/// <summary>Follows a job to its end; progress goes to standard error, so that standard output stays for results.</summary>
internal sealed class JobWatch(ServiceClient service, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly Patience _patience = new(clock);

    public async Task<ServiceJob> FollowAsync(string id, CancellationToken cancellation)
    {
        var shown = "";
        while (true)
        {
            var job = await AskAsync(id, cancellation);
            var line = Describe(job);
            if (line != shown) await ShowAsync(shown = line);
            if (job.IsOver)
            {
                if (!Console.IsErrorRedirected) await Console.Error.WriteLineAsync();
                return job;
            }
            await Task.Delay(Pause, clock, cancellation);
        }
    }

    private async Task<ServiceJob> AskAsync(string id, CancellationToken cancellation)
    {
        try
        {
            return await _patience.AskAsync(() => service.GetAsync<ServiceJob>($"jobs/{id}", cancellation), cancellation);
        }
        catch (CommandException away) when (away.IsPassing)
        {
            var minutes = Patience.Bound.TotalMinutes;
            throw new CommandException(
                $"{away.Message} It was asked for {minutes} minutes. The job {id} goes on when the service does; the page \"My jobs\" shows it.", away.ExitCode);
        }
    }

    private static Task ShowAsync(string line) =>
        Console.IsErrorRedirected ? Console.Error.WriteLineAsync(line) : Console.Error.WriteAsync($"\r{line}   ");

    private static string Describe(ServiceJob job)
    {
        var of = job.Total is { } total ? string.Create(CultureInfo.InvariantCulture, $" of {total:N0}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{job.Kind} {job.State}: {job.Done:N0}{of} rows, {job.Refused:N0} refused");
    }
}
