using Kms.Organisations;
using Kms.Users;

namespace Kms.Devices;

/// <summary>A claim asked for without code.</summary>
internal sealed record ClaimRequest(
    ClaimRequestId Id, OrganisationId Organisation, UserId By, string ByEmail, string? Message, DateTimeOffset At, DecisionState State,
    string? Reason, DateTimeOffset? DecidedAt);
