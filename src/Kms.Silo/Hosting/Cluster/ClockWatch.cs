using Kms.Silo.Storage;
using Kms.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Hosting;

/// <summary>
/// Compares the clock of this machine with that of the database, by which all silos can be measured. By a wrong one tickets of other silos end
/// too early or too late, and so do read rights; audit entries lie about their time. A silo does not start with one, and warns when its clock
/// goes wrong later.
/// </summary>
internal sealed partial class ClockWatch(IDatabase database, IOptions<KmsClusterOptions> cluster, TimeProvider clock, ILogger<ClockWatch> log)
    : Sweeper(TimeSpan.FromMinutes(1), clock), IHostedLifecycleService
{
    private const string ReadClock = "select (extract(epoch from clock_timestamp()) * 1000000)::bigint";

    // The storage is open by now, and no silo listens yet.
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (await FindFaultAsync(cancellationToken) is { } fault)
            throw new StartException($"{fault} Set the clock right, with a time service, or set Kms:Cluster:ClockTolerance. Nothing was changed.");
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override async Task SweepAsync(CancellationToken stopping)
    {
        try
        {
            if (await FindFaultAsync(stopping) is { } fault) LogWrong(log, fault);
        }
        catch (StorageUnavailableException)
        {
            // Others say so.
        }
    }

    private async Task<string?> FindFaultAsync(CancellationToken cancellation)
    {
        var before = Clock.GetUtcNow();
        var there = (await database.QueryAsync(ReadClock, [], row => row.Time(0), cancellation))[0];
        var after = Clock.GetUtcNow();
        // Right as of some moment of the question is right.
        var off = there < before ? before - there : there > after ? there - after : TimeSpan.Zero;
        if (off <= cluster.Value.ClockTolerance) return null;
        return $"The clock of this machine is {off:d\\.hh\\:mm\\:ss} {(there < before ? "ahead of" : "behind")} that of PostgreSQL ({before:u} here, {there:u} there).";
    }

    [LoggerMessage(1, LogLevel.Error, "{Fault} Set it right, with a time service: tickets, read rights and audit entries go by it (Kms:Cluster:ClockTolerance).")]
    private static partial void LogWrong(ILogger log, string fault);
}
