using Kms.Exposures;

namespace Kms.Web.Api;

internal sealed record DeviceExposureAnswer(
    string Device, IReadOnlyList<LedgerKeyAnswer> Keys, bool EarlierOwner, IReadOnlyList<LedgerEntryAnswer> Items, string? Next, long Total,
    bool TotalIsExact)
{
    public static DeviceExposureAnswer Of(DeviceExposure exposure) => new(
        exposure.Device.Value, [.. exposure.Keys.Select(LedgerKeyAnswer.Of)], exposure.Earlier, [.. exposure.Entries.Items.Select(LedgerEntryAnswer.Of)],
        exposure.Entries.Next, exposure.Entries.Total, exposure.Entries.TotalIsExact);
}
