using System.Collections.Immutable;
using Kms.Grants;
using Kms.Organisations;

namespace Kms.Users;

/// <summary>A verified ticket: who acts, and what decisions need to know of that person.</summary>
internal sealed record Actor
{
    public required UserId User { get; init; }
    public required string Name { get; init; }
    public required SessionId Session { get; init; }
    public bool IsOperator { get; init; }
    public ImmutableArray<EmailAddress> Proven { get; init; } = [];
    public ImmutableArray<Membership> Memberships { get; init; } = [];
    public ImmutableArray<string> Scopes { get; init; } = [];
    public long Epoch { get; init; }
    public string? Address { get; init; }

    public Roles RolesIn(OrganisationId? organisation) =>
        organisation is { } id && Memberships.FirstOrDefault(m => m.Organisation == id) is { } membership ? membership.Roles : Roles.None;

    public bool IsMember(OrganisationId? organisation) => RolesIn(organisation) != Roles.None;

    public bool Has(OrganisationId? organisation, Roles role) => (RolesIn(organisation) & role) != Roles.None;

    /// <summary>True when a right of the grantee is this person's own, by a proven address.</summary>
    public bool IsPerson(Grantee grantee) => grantee.Email is { } email && Proven.Contains(email);

    /// <summary>An API token without the scope may not go on; a session has every scope.</summary>
    public Actor Demand(string scope) =>
        Scopes.IsEmpty || Scopes.Contains(scope)
            ? this
            : throw new RefusedException(Refusal.ScopeMissing, $"The token needs the scope {scope}.");
}
