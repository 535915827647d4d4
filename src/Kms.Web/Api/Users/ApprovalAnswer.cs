using Kms.Devices;
using Kms.Organisations;

namespace Kms.Web.Api;

internal sealed record ApprovalAnswer(
    string Id, string OrganisationId, string OrganisationName, string Email, IReadOnlyList<string> Roles, DateTimeOffset At, DecisionState State)
{
    public static ApprovalAnswer Of(ApprovalRow row) => new(
        IdOf(row.Organisation, row.Id), row.Organisation.Value, row.OrganisationName, row.Email, Names.Of(row.Roles), row.At, row.State);

    /// <summary>An approval lives in its organisation, so its id names both.</summary>
    public static string IdOf(OrganisationId organisation, string approval) => $"{organisation}.{approval}";
}
