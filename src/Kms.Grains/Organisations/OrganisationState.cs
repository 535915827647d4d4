using System.Collections.Immutable;
using Kms.Users;

namespace Kms.Organisations;

/// <summary>All that is kept of an organisation. Its members stand with their accounts.</summary>
internal sealed record OrganisationState
{
    public required OrganisationId Id { get; init; }

    public required OrganisationDraft Profile { get; init; }

    /// <summary>Grows with every change of the profile.</summary>
    public long ProfileVersion { get; init; } = 1;

    public ImmutableArray<Partner> Partners { get; init; } = [];

    public ImmutableArray<Approval> Approvals { get; init; } = [];

    public UserId? CreatedBy { get; init; }

    public DateTimeOffset Created { get; init; }
}
