using Kms.Users;

namespace Kms.Organisations;

/// <summary>A membership that the operator proposed and an administrator must confirm.</summary>
/// <param name="Id">The approval.</param>
/// <param name="Organisation">Where.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="Email">Who.</param>
/// <param name="Roles">As what.</param>
/// <param name="At">When it was proposed, UTC.</param>
/// <param name="State">Open, approved or declined.</param>
[GenerateSerializer, Immutable, Alias("kms.ApprovalRow")]
public sealed record ApprovalRow(
    string Id, OrganisationId Organisation, string OrganisationName, string Email, Roles Roles, DateTimeOffset At, Devices.DecisionState State);
