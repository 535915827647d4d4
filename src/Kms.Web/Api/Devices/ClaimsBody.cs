using Kms.Jobs;

namespace Kms.Web.Api;

internal sealed record ClaimsBody(IReadOnlyList<ClaimsBody.Row>? Devices, string? BatchId, string? OrganisationId) : IBody
{
    public ClaimJob ToOrder()
    {
        var organisation = string.IsNullOrEmpty(OrganisationId) ? (Kms.Organisations.OrganisationId?)null : Ids.Organisation(OrganisationId);
        var byBatch = !string.IsNullOrEmpty(BatchId);
        if (byBatch == Devices is { Count: > 0 }) throw Refused.Invalid("devices", "one-of", "Give devices (ids with codes) or batchId, one of them.");
        return byBatch
            ? new ClaimJob(organisation, [], Ids.Batch(BatchId))
            : new ClaimJob(organisation, [.. Devices!.Select(row => new ClaimItem(row.Id ?? "", row.Code))], null); // not by batch: there are devices
    }

    public override string ToString() => "ClaimsBody(hidden)";

    internal sealed record Row(string? Id, string? Code)
    {
        public override string ToString() => $"Row({Id})";
    }
}
