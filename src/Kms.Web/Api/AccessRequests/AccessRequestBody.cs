using Kms.AccessRequests;

namespace Kms.Web.Api;

internal sealed record AccessRequestBody(string? OrganisationName, string? CustomerNumber, string? Message) : IBody
{
    public AccessRequestDraft ToDraft() => new(OrganisationName, CustomerNumber, Message);
}
