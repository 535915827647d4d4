using Kms.Catalogue;
using Kms.Exports;

namespace Kms.Web.Pages.Grants;

/// <summary>Adds the parts of a long selection up.</summary>
internal static class SelectionSums
{
    private const int Most = 100;

    public static SelectionSummary With(this SelectionSummary sum, SelectionSummary part) => new(
        sum.Count + part.Count, sum.ReadableKeys + part.ReadableKeys, sum.Unclaimed + part.Unclaimed, sum.NotReadable + part.NotReadable,
        sum.WithoutKeys + part.WithoutKeys, [.. sum.Sample.Concat(part.Sample).Take(Most)], [.. (sum.Refused ?? []).Concat(part.Refused ?? []).Take(Most)],
        [.. (sum.Misfits ?? []).Concat(part.Misfits ?? []).GroupBy(misfit => (misfit.Format, misfit.Code)).OrderBy(same => same.Key)
            .Select(same => new FormatMisfit(same.Key.Format, same.Key.Code, same.Sum(misfit => misfit.Count)))],
        part.Next);
}
