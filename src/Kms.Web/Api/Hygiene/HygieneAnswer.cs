using Kms.Hygiene;

namespace Kms.Web.Api;

internal sealed record HygieneAnswer(
    string? OrganisationId, DateTimeOffset? ExaminedAt, long Devices, long Keys, long Flawed, IReadOnlyList<HygieneLineAnswer> Findings)
{
    public static HygieneAnswer Of(HygieneReport report) => new(
        report.Organisation?.Value, report.At, report.Devices, report.Keys, report.Flawed, [.. report.Lines.Select(HygieneLineAnswer.Of)]);
}
