namespace Kms.Web.Api;

internal sealed record ClaimBody(string? OrganisationId, string? Code, string? BatchId) : IBody
{
    public override string ToString() => "ClaimBody(hidden)";
}
