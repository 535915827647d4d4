using System.Globalization;

namespace Kms.Silo.Commands;

/// <summary>Follows a job to its end; progress goes to standard error, so that standard output stays for results.</summary>
internal sealed class JobWatch(ServiceClient service, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task<ServiceJob> FollowAsync(string id, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        var shown = "";
        while (true)
        {
            var job = await service.GetAsync<ServiceJob>($"jobs/{id}", cancellation);
            var line = Describe(job);
            if (line != shown) await ShowAsync(shown = line);
            if (job.IsOver)
            {
                if (!Console.IsErrorRedirected) await Console.Error.WriteLineAsync();
                return job;
            }
            await timer.WaitForNextTickAsync(cancellation);
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
