using System.Text.Json.Serialization;
using Kms.Devices;

namespace Kms.Web.Api;

internal sealed record ClaimAnswer(
    ClaimState State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Organisation,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OrganisationName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Since,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AllocatedTo)
{
    public static ClaimAnswer Of(ClaimView claim) =>
        new(claim.State, claim.Organisation?.Value, claim.OrganisationName, claim.Since, claim.AllocatedTo?.Value);
}
