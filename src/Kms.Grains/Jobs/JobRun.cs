using Kms.Devices;

namespace Kms.Jobs;

/// <summary>A job while it is at work.</summary>
/// <param name="Id">The job.</param>
/// <param name="Record">Where it stands.</param>
/// <param name="Tickets">Who acts.</param>
/// <param name="Stopping">Set when it is cancelled or the service stops.</param>
internal sealed record JobRun(JobId Id, JobRecord Record, JobTickets Tickets, CancellationToken Stopping)
{
    public DateTimeOffset Began => Record.Started ?? Record.Queued;

    public WorkStep Step => new(Id.Value, Began);
}
