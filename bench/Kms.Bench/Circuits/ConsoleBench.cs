using System.Diagnostics;
using System.Globalization;
using Kms.Silo.Demo;
using Kms.Testing.Circuits;

namespace Kms.Bench.Circuits;

/// <summary>
/// The console as people at browsers have it: 50 live pages at once, each over its own web socket against the service as a process, on a list of
/// up to a million devices. A filter change counts from the changed address until the batch with the first row of the new list is here; a page
/// until its content is. What a browser needs to draw it is not in the figures, nor is the pause of 250 ms that the filter waits for more letters.
/// </summary>
internal sealed class ConsoleBench(BenchDatabase data, string database, BenchSizes sizes)
{
    private const int Circuits = 50;
    private const int Rounds = 20;
    private const int PageSamples = 20;
    private const int CostSamples = 100;
    private static readonly TimeSpan s_thinking = TimeSpan.FromSeconds(2);

    private readonly Filters _filters = new(sizes.Catalogue);

    public async Task RunAsync()
    {
        await ConsoleService.FillAsync(data, sizes.Catalogue, Circuits);
        await using var service = await ConsoleService.StartAsync(data);
        var people = await Task.WhenAll(Enumerable.Range(0, Circuits).Select(at => CircuitPerson.SignInAsync(service.Address, ConsoleService.EmailOf(at), DemoAccount.Password)));
        await OpenAsync(people[0]); // warms up
        await LinksAsync(people[0], print: false);

        Print("a page by its address: frame, circuit, first rows", await OpenAsync(people[1]));
        await LinksAsync(people[1], print: true);
        var circuits = await Task.WhenAll(people.Select(person => person.OpenAsync("/devices", Filters.FirstOfAll)));
        await CostAsync(service, circuits[0]);
        Print($"{Circuits} circuits, each another filter every {s_thinking.TotalSeconds:N0} s", await ThinkingAsync(circuits));
        Print($"{Circuits} circuits, all in the same moment", await AtOnceAsync(circuits));
        foreach (var circuit in circuits) await circuit.DisposeAsync();
        foreach (var person in people) person.Dispose();
    }

    // Unlike times, these hardly depend on what else the machine does.
    private async Task CostAsync(ConsoleService service, Circuit circuit)
    {
        for (var sample = 0; sample < CostSamples; sample++) await _filters.ChangeAsync(circuit); // warms up
        var (before, batches, bytes) = (service.ProcessorTime, circuit.Batches, circuit.Bytes);
        for (var sample = 0; sample < CostSamples; sample++) await _filters.ChangeAsync(circuit);
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| a filter change costs | {database} | {sizes.Catalogue:N0} | {(service.ProcessorTime - before).TotalMilliseconds / CostSamples:F1} ms of processor time | {(circuit.Batches - batches) / (double)CostSamples:F1} batches | {(circuit.Bytes - bytes) / CostSamples / 1024.0:F1} kB |"));
    }

    private static async Task<List<double>> OpenAsync(CircuitPerson person)
    {
        var times = new List<double>();
        for (var sample = 0; sample < PageSamples; sample++)
        {
            var watch = Stopwatch.StartNew();
            await using var circuit = await person.OpenAsync("/devices", Filters.FirstOfAll);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        return times;
    }

    private async Task LinksAsync(CircuitPerson person, bool print)
    {
        await using var circuit = await person.OpenAsync("/devices", Filters.FirstOfAll);
        foreach (var (path, text) in ConsolePages.All)
        {
            var times = new List<double>();
            for (var sample = 0; sample < PageSamples; sample++)
            {
                await circuit.GoAsync(ConsolePages.Between, ConsolePages.BetweenText);
                times.Add(await TimeAsync(() => circuit.GoAsync(path, text)));
            }
            if (print) Print($"page {path} by a link", times);
        }
    }

    // The circuits are spread over the time that people think, as they are in life.
    private async Task<List<double>> ThinkingAsync(Circuit[] circuits)
    {
        var all = await Task.WhenAll(circuits.Select(async (circuit, at) =>
        {
            var times = new List<double>();
            await Task.Delay(s_thinking * at / circuits.Length);
            using var next = new PeriodicTimer(s_thinking);
            do times.Add(await TimeAsync(() => _filters.ChangeAsync(circuit)));
            while (times.Count < Rounds && await next.WaitForNextTickAsync());
            return times;
        }));
        return [.. all.SelectMany(times => times)];
    }

    private async Task<List<double>> AtOnceAsync(Circuit[] circuits) =>
        [.. await Task.WhenAll(circuits.Select(circuit => TimeAsync(() => _filters.ChangeAsync(circuit))))];

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        return watch.Elapsed.TotalMilliseconds;
    }

    private void Print(string what, List<double> times)
    {
        times.Sort();
        var (half, most) = (times[times.Count / 2], times[times.Count * 95 / 100]);
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {database} | {sizes.Catalogue:N0} | {half:F0} ms | {most:F0} ms | {times[^1]:F0} ms |"));
    }
}
