using System.Diagnostics;
using System.Globalization;
using Kms.Devices;
using Kms.Jobs;
using Kms.Silo.Demo;

namespace Kms.Bench;

/// <summary>The examination of a whole estate by fingerprints, as a job; and what the process holds meanwhile.</summary>
internal sealed class HygieneBench(BenchHost host, string database)
{
    // Every so many devices have the key of their neighbour.
    private const int SharedEvery = 1_000;
    private DeviceState? _neighbour;
    private int _made;

    public DeviceState Shape(DeviceState device)
    {
        if (++_made % SharedEvery == 0 && _neighbour is { } before) device = device with { Keys = [device.Keys[0] with { Fingerprint = before.Keys[0].Fingerprint }] };
        _neighbour = device;
        return device;
    }

    public async Task<string> ExamineAsync(int devices)
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux()) File.WriteAllText("/proc/self/clear_refs", "5"); // proc(5): resets the peak resident set size
        var watch = Stopwatch.StartNew();
        await host.Demo.RunAsync(DemoAccount.Operator, new HygieneJob(null));
        var seconds = watch.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture,
            $"| hygiene of {devices:N0} devices (peak memory {process.PeakWorkingSet64 >> 20:N0} MB) | {database} | {seconds:N1} s | {devices / seconds:N0} per second |");
    }
}
