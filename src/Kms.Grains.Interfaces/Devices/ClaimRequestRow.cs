using Kms.Organisations;
using Kms.Users;

namespace Kms.Devices;

/// <summary>A claim request in the queue of the operator or of the allocated organisation.</summary>
/// <param name="Id">The request.</param>
/// <param name="Device">The device asked for.</param>
/// <param name="Organisation">Who asks.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="By">The person who asks.</param>
/// <param name="Message">Why.</param>
/// <param name="At">When, UTC.</param>
/// <param name="State">Open, approved or declined.</param>
/// <param name="Reason">Why it was declined.</param>
[GenerateSerializer, Immutable, Alias("kms.ClaimRequestRow")]
public sealed record ClaimRequestRow(
    ClaimRequestId Id, DeviceId Device, OrganisationId Organisation, string OrganisationName, UserId By, string? Message,
    DateTimeOffset At, DecisionState State, string? Reason);
