using System.Diagnostics;
using System.Globalization;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Keys;
using Kms.Users;

namespace Kms.Bench;

/// <summary>Pages of a catalogue with many devices: the first ones against those deep inside.</summary>
internal sealed class CatalogueBench(BenchHost host, string database)
{
    private const int PageRows = 100;
    private const int Samples = 100;
    private const int StepRows = 1_000;
    private static readonly Grantee s_customer = Grantee.Of(EmailAddress.Parse("customer@bench.example"));

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
        rows.Add($"| home page | {database} | {await TimeHomeAsync():F1} ms | | |");
        return rows;
    }

    /// <summary>One device in twenty is read by one customer, for ten days more; one in fifty has a weak key.</summary>
    public static DeviceState Shape(DeviceState device)
    {
        var number = int.Parse(device.Id.Number, CultureInfo.InvariantCulture);
        if (number % 50 == 0) device = device with { Health = KeyFinding.Ascii };
        if (number % 20 != 0) return device;
        var right = new ReadRight(new RightId($"{number:x32}"), s_customer, device.Owner!.Value, new UserId("bench"), null, device.CreatedAt, device.CreatedAt.AddDays(10)); // the bench owns all
        return device with { Rights = [right] };
    }

    private static IEnumerable<(string Name, DeviceFilter Filter)> Filters() =>
    [
        ("all, by id", new DeviceFilter()),
        ("serial prefix", new DeviceFilter(Serial: "10")),
        ("by type, descending", new DeviceFilter(Sort: "type", Descending: true)),
        ("medium and claim", new DeviceFilter(Medium: "water", Claim: ClaimState.Claimed)),
        ("by last change", new DeviceFilter(Sort: "changed", Descending: true)),
        ("who may read", new DeviceFilter(Reader: s_customer)),
        ("who may read, by last change", new DeviceFilter(Reader: s_customer, Sort: "changed", Descending: true)),
        ("rights that end", new DeviceFilter(EndsInDays: 30)),
    ];

    private Task<double> TimeAsync(DeviceFilter filter, PageRequest page) => TimeAsync((catalogue, ticket) => catalogue.FindAsync(ticket, filter, page));

    private Task<double> TimeHomeAsync() => TimeAsync((catalogue, ticket) => catalogue.GetHomeAsync(ticket));

    // p95 of one question, asked again and again.
    private async Task<double> TimeAsync(Func<ICatalogueGrain, ActorTicket, Task> ask)
    {
        var (catalogue, ticket) = (host.Demo.Grains.GetGrain<ICatalogueGrain>("catalogue"), await host.TicketAsync());
        var times = new List<double>();
        for (var i = 0; i < Samples; i++)
        {
            var watch = Stopwatch.StartNew();
            await ask(catalogue, ticket);
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
