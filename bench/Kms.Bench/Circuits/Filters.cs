using System.Globalization;
using Kms.Testing.Circuits;

namespace Kms.Bench.Circuits;

/// <summary>Filters of the list of devices, each with other rows than the one before, so that what is drawn tells when it is there.</summary>
internal sealed class Filters(int devices)
{
    private const int First = 10_000_000;
    private const int Narrow = 100;
    private int _next;

    public const string FirstOfAll = "BEN-10000000";

    public Task ChangeAsync(Circuit circuit)
    {
        var next = Interlocked.Increment(ref _next);
        // A prime step walks through the whole list before it comes back.
        var prefix = (First / Narrow) + 1 + (int)(next * 7919L % ((devices / Narrow) - 1));
        var row = string.Create(CultureInfo.InvariantCulture, $"BEN-{prefix * Narrow}");
        return (next % 4) switch
        {
            0 => circuit.GoAsync($"/devices?q={prefix}", row),
            1 => circuit.GoAsync($"/devices?serial={prefix}&medium=water&claim=claimed", row),
            2 => circuit.GoAsync($"/devices?manufacturer=BEN&serial={prefix}&sort=type", row),
            _ => circuit.GoAsync($"/devices?serial={prefix}", row),
        };
    }
}
