using Kms.Organisations;
using Kms.Users;

namespace Kms.Web.Components.Layout;

/// <summary>
/// Which parts of the pages concern a person. It hides what would be refused anyway; the grains decide.
/// Public, as parameters of components must be.
/// </summary>
public sealed record Person(bool IsOperator, Roles Roles, bool OwnsManufacturer, bool MayAddOrganisations)
{
    /// <summary>Any of these sees who may read what the organisation owns.</summary>
    internal const Roles SeeingRights = Roles.Administrator | Roles.KeyManager | Roles.Auditor;

    public static Person Nobody { get; } = new(false, Roles.None, false, false);

    public bool Claims => !IsOperator;

    public bool SeesBatches => IsOperator || Roles != Roles.None;

    public bool ManagesKeys => Roles.HasFlag(Roles.KeyManager);

    public bool Imports => IsOperator || (ManagesKeys && OwnsManufacturer);

    public bool Administers => IsOperator || Roles.HasFlag(Roles.Administrator);

    /// <summary>Who may see the rights that others hold on the own devices.</summary>
    public bool SeesRights => IsOperator || (Roles & SeeingRights) != Roles.None;

    public bool AddsOrganisations => IsOperator || (Roles.HasFlag(Roles.Administrator) && MayAddOrganisations);

    public bool VerifiesAudit => IsOperator || Roles.HasFlag(Roles.Auditor);

    public static Person Of(ActorTicket? ticket) => ticket is null ? Nobody : new(
        ticket.IsOperator,
        ticket.Memberships.Aggregate(Roles.None, (all, membership) => all | membership.Roles),
        ticket.Memberships.Any(membership => membership.Kind == OrganisationKind.Manufacturer),
        ticket.Memberships.Any(membership => membership.MayAddOrganisations));
}
