using Kms.Catalogue;
using Kms.Devices;
using Kms.Exports;
using Kms.Grants;
using Kms.Users;
using Kms.Web.Pages.Grants;

namespace Kms.Web.Tests.Components;

public sealed class SelectionSumsTests
{
    private static readonly Grantee s_carl = Grantee.Of(EmailAddress.Parse("carl@example.com"));
    private static readonly Grantee s_cora = Grantee.Of(EmailAddress.Parse("cora@example.com"));
    private static readonly DateTimeOffset s_soon = new(2026, 12, 24, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_numbers_of_parts_add_up_and_the_first_rows_stay()
    {
        var first = new SelectionSummary(60, 50, 4, 3, 2, [], Refusals(60), [new(ExportFormat.TtsCsv, "not-lorawan", 5)], "KAM-1");
        var last = new SelectionSummary(60, 50, 4, 3, 2, [], Refusals(60), [new(ExportFormat.TtsCsv, "not-lorawan", 7), new(ExportFormat.Csv, "no-key", 1)]);

        var sum = first.With(last);

        Assert.Equal((120, 100, 8, 6, 4, null), (sum.Count, sum.ReadableKeys, sum.Unclaimed, sum.NotReadable, sum.WithoutKeys, sum.Next));
        Assert.Equal(100, sum.Refused!.Value.Length); // both have some
        Assert.Contains(new FormatMisfit(ExportFormat.TtsCsv, "not-lorawan", 12), sum.Misfits!.Value.AsEnumerable());
    }

    [Fact]
    public void Who_reads_in_several_parts_is_one_reader_with_the_first_end()
    {
        var sums = new ReaderSums();
        sums.Add(new SelectionReaders(10, 5, 2, [new(s_carl, "carl", 3, null), new(s_cora, "cora", 5, s_soon.AddDays(9))], "KAM-1"));

        var all = sums.Add(new SelectionReaders(10, 5, 1, [new(s_carl, "carl", 4, s_soon)]));

        Assert.Equal((20, 10, 2, null), (all.Devices, all.WithReaders, all.Readers, all.Next));
        Assert.Equal([("carl", 7L, s_soon), ("cora", 5L, s_soon.AddDays(9))], all.Rows.Select(row => (row.Name, row.Devices, row.NextEnd!.Value))); // both end
    }

    private static System.Collections.Immutable.ImmutableArray<SelectionRefusal> Refusals(int count) =>
        [.. Enumerable.Range(0, count).Select(at => new SelectionRefusal(DeviceId.Parse($"KAM-{10_000_000 + at}"), "no-key"))];
}
