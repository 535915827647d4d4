using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Kms.Devices;
using Kms.Files;
using Kms.Jobs;
using Kms.Keys;
using Kms.Silo.Demo;
using Kms.Telegrams;

namespace Kms.Bench;

/// <summary>What a blind check costs: through the service, and as a job over a log.</summary>
internal sealed class CheckBench(BenchHost host, string database)
{
    public const int Telegrams = 10_000;
    private const int LogMegabytes = 100;

    /// <summary>Telegrams of as many devices, each with the right key, in one call as the API makes it.</summary>
    public async Task<string> CallAsync(string maker)
    {
        var telegrams = await TelegramsAsync(maker);
        var grain = host.Demo.Grains.GetGrain<IKeyCheckGrain>("checks");
        await grain.CheckAsync(await host.TicketAsync(), [.. telegrams.Take(100)], null); // compiles
        var watch = Stopwatch.StartNew();
        var answers = await grain.CheckAsync(await host.TicketAsync(), telegrams, null);
        var seconds = watch.Elapsed.TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture,
            $"| {Telegrams:N0} telegrams of as many devices in one call ({answers.Count(a => a.Verdict == CheckVerdict.Fits):N0} fit) | {database} | {seconds:N2} s | {Telegrams / seconds:N0} per second |");
    }

    /// <summary>A log of 100 MB: the same devices over and over.</summary>
    public async Task<string> LogAsync(string maker)
    {
        var (file, lines) = await UploadAsync(await TelegramsAsync(maker));
        using var process = Process.GetCurrentProcess();
        var watch = Stopwatch.StartNew();
        await host.Demo.RunAsync(DemoAccount.Utility, new CheckJob(file));
        process.Refresh();
        return string.Create(CultureInfo.InvariantCulture,
            $"| a log of {LogMegabytes} MB as a job ({lines:N0} telegrams, peak memory {process.PeakWorkingSet64 >> 20:N0} MB) | {database} | {watch.Elapsed.TotalSeconds:N1} s | {lines / watch.Elapsed.TotalSeconds:N0} per second |");
    }

    private async Task<(FileId File, int Lines)> UploadAsync(ImmutableArray<string> telegrams)
    {
        var id = new FileId(Guid.NewGuid().ToString("N"));
        var file = host.Demo.Grains.GetGrain<IFileGrain>(id.Value);
        await file.BeginAsync(await host.TicketAsync(), "receiver.log", null);
        var (offset, lines) = (0L, 0);
        var piece = new StringBuilder();
        while (offset < LogMegabytes << 20)
        {
            for (piece.Clear(); piece.Length < (1 << 20) - 200; lines++)
                piece.Append("T1;1;1;2026-04-03 19:00:42.000;97;148;12345678;0x").Append(telegrams[lines % telegrams.Length]).Append('\n');
            var bytes = Encoding.ASCII.GetBytes(piece.ToString());
            await file.AppendAsync(await host.TicketAsync(), offset, bytes);
            offset += bytes.Length;
        }
        await file.CompleteAsync(await host.TicketAsync());
        return (id, lines);
    }

    private async Task<ImmutableArray<string>> TelegramsAsync(string maker)
    {
        var telegrams = ImmutableArray.CreateBuilder<string>(Telegrams);
        var devices = await host.Get<IDeviceStore>().ReadManyAsync([.. BenchHost.Ids(maker, Telegrams)]);
        foreach (var device in devices)
        {
            using var key = host.Get<IKeyVault>().Unwrap(device.Id, device.Keys[0].Purpose, device.Keys[0].Version, device.Keys[0].Wrapped!); // a fresh device has its key
            telegrams.Add(BenchMeter.Send(device.Id, key.Reveal()));
        }
        return telegrams.ToImmutable();
    }
}
