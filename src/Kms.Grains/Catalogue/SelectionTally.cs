using System.Collections.Immutable;
using Kms.Devices;
using Kms.Exports;
using Kms.Keys;

namespace Kms.Catalogue;

/// <summary>Goes through a selection page by page: counts, the first rows, the first that are refused and why, what each format leaves out.</summary>
internal sealed class SelectionTally(Occasion occasion)
{
    private const int Most = 100;
    private static readonly ExportFormat[] s_formats = Enum.GetValues<ExportFormat>();
    private readonly List<DeviceRow> sample = [];
    private readonly List<SelectionRefusal> refused = [];
    private readonly Dictionary<(ExportFormat, string), long> misfits = [];
    private SelectionCount count = SelectionCount.None;

    public void Add(IReadOnlyCollection<DeviceId> asked, IReadOnlyList<DeviceState> found)
    {
        count = count.With(asked, found, occasion.Actor, occasion.Now);
        var known = found.ToDictionary(device => device.Id);
        foreach (var id in asked.Order())
        {
            var device = known.GetValueOrDefault(id);
            if (sample.Count < Most && device?.Row(occasion.Actor, occasion.Now) is { } row) sample.Add(row);
            var verdict = device?.MayRead(occasion.Actor, occasion.Now) ?? KeyVerdict.NotAvailable;
            if (verdict == KeyVerdict.Readable) Fit(device!); // what may be read is there
            else if (refused.Count < Most) refused.Add(new SelectionRefusal(id, CodeOf(verdict)));
        }
    }

    public SelectionSummary Sum() => new(
        count.Count, count.Readable, count.Unclaimed, count.NotReadable, count.WithoutKeys, [.. sample], [.. refused],
        [.. misfits.OrderBy(pair => pair.Key).Select(pair => new FormatMisfit(pair.Key.Item1, pair.Key.Item2, pair.Value))]);

    private void Fit(DeviceState device)
    {
        foreach (var format in s_formats)
            if (device.WhyNot(format) is { } code) misfits[(format, code)] = misfits.GetValueOrDefault((format, code)) + 1;
    }

    // As the file's own report names them.
    private static string CodeOf(KeyVerdict verdict) => verdict switch
    {
        KeyVerdict.Unclaimed => "device-unclaimed",
        KeyVerdict.NoKey => "no-key",
        KeyVerdict.Forbidden => "forbidden",
        _ => "not-available",
    };
}
