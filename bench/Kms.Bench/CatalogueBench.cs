using System.Diagnostics;
using Kms.Catalogue;

namespace Kms.Bench;

/// <summary>Pages of a catalogue with many devices: the first ones against those deep inside.</summary>
internal sealed class CatalogueBench(BenchHost host, string database)
{
    private const int PageRows = 100;
    private const int Samples = 100;
    private const int StepRows = 1_000;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var rows = new List<string>();
        foreach (var (name, filter) in Filters())
        {
            var first = await TimeAsync(filter, new PageRequest(PageRows, CountTotal: false));
            var counted = await TimeAsync(filter, new PageRequest(PageRows));
            var deep = await TimeAsync(filter, new PageRequest(PageRows, await WalkAsync(filter)));
            rows.Add($"| {name} | {database} | {first:F1} ms | {counted:F1} ms | {deep:F1} ms |");
        }
        return rows;
    }

    private static IEnumerable<(string Name, DeviceFilter Filter)> Filters() =>
    [
        ("all, by id", new DeviceFilter()),
        ("serial prefix", new DeviceFilter(Serial: "10")),
        ("by type, descending", new DeviceFilter(Sort: "type", Descending: true)),
        ("medium and claim", new DeviceFilter(Medium: "water", Claim: Devices.ClaimState.Claimed)),
        ("by last change", new DeviceFilter(Sort: "changed", Descending: true)),
    ];

    // p95 of one page, asked for again and again.
    private async Task<double> TimeAsync(DeviceFilter filter, PageRequest page)
    {
        var (catalogue, ticket) = (host.Demo.Grains.GetGrain<ICatalogueGrain>("catalogue"), await host.TicketAsync());
        var times = new List<double>();
        for (var i = 0; i < Samples; i++)
        {
            var watch = Stopwatch.StartNew();
            await catalogue.FindAsync(ticket, filter, page);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return times[Samples * 95 / 100];
    }

    // To where the thousandth page of 100 rows begins.
    private async Task<string?> WalkAsync(DeviceFilter filter)
    {
        var catalogue = host.Demo.Grains.GetGrain<ICatalogueGrain>("catalogue");
        string? after = null;
        for (var step = 0; step < Samples; step++)
            after = (await catalogue.FindAsync(await host.TicketAsync(), filter, new PageRequest(StepRows, after))).Next ?? after;
        return after;
    }
}
