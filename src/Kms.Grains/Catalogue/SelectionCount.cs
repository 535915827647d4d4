using Kms.Devices;
using Kms.Keys;
using Kms.Users;

namespace Kms.Catalogue;

/// <summary>Counts what a download would hold, with the rule that the download itself follows.</summary>
internal sealed record SelectionCount(long Count, long Readable, long Unclaimed, long NotReadable, long WithoutKeys)
{
    public static SelectionCount None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Counts a page; devices that are unknown or foreign count as not readable, all alike.</summary>
    public SelectionCount With(IReadOnlyCollection<DeviceId> asked, IReadOnlyList<DeviceState> found, Actor actor, DateTimeOffset now)
    {
        var verdicts = found.CountBy(device => device.MayRead(actor, now)).ToDictionary();
        long Of(KeyVerdict verdict) => verdicts.GetValueOrDefault(verdict);
        return new SelectionCount(
            Count + asked.Count, Readable + Of(KeyVerdict.Readable), Unclaimed + Of(KeyVerdict.Unclaimed),
            NotReadable + Of(KeyVerdict.Forbidden) + Of(KeyVerdict.NotAvailable) + asked.Count - found.Count, WithoutKeys + Of(KeyVerdict.NoKey));
    }
}
