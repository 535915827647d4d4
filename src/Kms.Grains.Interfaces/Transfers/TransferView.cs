using Kms.Devices;
using Kms.Jobs;
using Kms.Organisations;

namespace Kms.Transfers;

/// <summary>A transfer of devices from one organisation to a partner.</summary>
/// <param name="Id">The transfer.</param>
/// <param name="From">The owner that offers.</param>
/// <param name="FromName">Its name.</param>
/// <param name="To">The partner that may accept.</param>
/// <param name="ToName">Its name.</param>
/// <param name="Devices">How many devices.</param>
/// <param name="At">When it was offered, UTC.</param>
/// <param name="Until">When the offer ends, UTC: 14 days later.</param>
/// <param name="State">Open, approved (accepted), declined or withdrawn.</param>
/// <param name="Job">The job that moves the devices.</param>
/// <param name="Deciding">While open: a decision that was cut off. The same one once more finishes it, another one is refused.</param>
/// <param name="Reason">Why it was declined or taken back.</param>
[GenerateSerializer, Immutable, Alias("kms.TransferView")]
public sealed record TransferView(
    TransferId Id, OrganisationId From, string FromName, OrganisationId To, string ToName, int Devices, DateTimeOffset At,
    DateTimeOffset Until, DecisionState State, JobId? Job, DecisionState? Deciding = null, string? Reason = null);
