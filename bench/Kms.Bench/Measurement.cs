using System.Diagnostics;

namespace Kms.Bench;

/// <summary>One line of the table: how many per second, and what it is compared with.</summary>
internal sealed record Measurement(string What, string Database, double PerSecond, string Note)
{
    public static async Task<Measurement> OfAsync(string what, string database, int count, Func<Task> work, string note = "")
    {
        var watch = Stopwatch.StartNew();
        await work();
        return new(what, database, count / watch.Elapsed.TotalSeconds, note);
    }
}
