using Kms.Devices;
using Kms.Organisations;
using Kms.Users;

namespace Kms.AccessRequests;

/// <summary>A request for super-user access (K2).</summary>
/// <param name="Id">The request.</param>
/// <param name="User">Who asks.</param>
/// <param name="Email">The address.</param>
/// <param name="Draft">What for.</param>
/// <param name="At">When, UTC.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Reason">Why it was declined.</param>
/// <param name="Organisation">Where the person became a member.</param>
/// <param name="Decided">When it was answered, UTC.</param>
[GenerateSerializer, Immutable, Alias("kms.AccessRequestRow")]
public sealed record AccessRequestRow(
    AccessRequestId Id, UserId User, string Email, AccessRequestDraft Draft, DateTimeOffset At, DecisionState State, string? Reason,
    OrganisationId? Organisation, DateTimeOffset? Decided);
