using Kms.Catalogue;
using Kms.Devices;

namespace Kms.Web.Api;

internal sealed record DeviceRowAnswer(
    string Id, string Manufacturer, string Serial, string? Type, string? Medium, string? Label, string? Batch, ClaimAnswer Claim, bool Granted,
    IReadOnlyList<string> Health, int KeyCount, DateTimeOffset LastActivity)
{
    public static DeviceRowAnswer Of(DeviceRow row) => new(
        row.Id.Value, row.Manufacturer, row.Serial, row.Type, row.Medium, row.Label, row.Batch, ClaimOf(row), row.Granted, Names.Of(row.Health),
        row.Keys, row.LastActivity);

    private static ClaimAnswer ClaimOf(DeviceRow row)
    {
        var claimed = row.Claim == ClaimState.Claimed;
        return new ClaimAnswer(row.Claim, claimed ? row.Organisation?.Value : null, null, null, claimed ? null : row.Organisation?.Value);
    }
}
