using Kms.AccessRequests;
using Kms.Devices;

namespace Kms.Web.Api;

internal sealed record AccessRequestAnswer(
    string Id, string UserId, string Email, string? OrganisationName, string? CustomerNumber, string? Message, DateTimeOffset At,
    DecisionState State, string? Reason, string? OrganisationId, DateTimeOffset? DecidedAt)
{
    public static AccessRequestAnswer Of(AccessRequestRow row) => new(
        row.Id.Value, row.User.Value, row.Email, row.Draft.OrganisationName, row.Draft.CustomerNumber, row.Draft.Message, row.At, row.State,
        row.Reason, row.Organisation?.Value, row.Decided);
}
