using System.Text;
using Kms.Files;
using Kms.Jobs;
using Kms.Tests.Support;
using Kms.Tests.Telegrams;
using Kms.Users;

namespace Kms.Tests.Jobs;

public sealed class CheckJobTests
{
    [Fact]
    public async Task A_log_is_checked_and_every_device_is_told_once_for_every_answer()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(3);
        var log = new StringBuilder("2026-04-03 receiver started\n");
        for (byte access = 1; access <= 50; access++)
            for (var meter = 0; meter < 3; meter++)
                log.Append("T1;1;1;2026-04-03 19:00:42.000;97;148;0x").Append(Meter.Send(meter, meter == 2 ? World.KeyOf(9) : null, access)).Append("\r\n");
        log.Append(Meter.Send(7)).Append('\n').Append(Meter.Send(0)[..60]);

        var job = await CheckAsync(world, world.Anna, log.ToString());

        Assert.Equal((JobState.Done, 5, 3, 5), (job.State, job.Done, job.Refused, job.Total));
        Assert.Equal(
            [(2, "KAM-20000000", "fits"), (3, "KAM-20000001", "fits"), (4, "KAM-20000002", "wrong-key"), (152, "KAM-20000007", "unknown-device"), (153, "", "not-a-telegram")],
            (await world.ReportAsync(world.Anna, job.Id)).Select(r => ((int)r.Row, r.Device, r.Outcome)));
        Assert.Equal([4, 152, 153], (await world.ReportAsync(world.Anna, job.Id, onlyProblems: true)).Select(r => r.Row));
    }

    [Fact]
    public async Task Windows_and_binary_logs_and_lines_without_end_are_read_in_little_memory()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(1);
        var log = new string('0', 3_000_000) + "\n" + string.Concat(Enumerable.Repeat("\u00ff\u0001binary", 1000)) + "\n" + Meter.Send(0) + "\n";

        var job = await CheckAsync(world, world.Anna, string.Join('\0', log.AsEnumerable()));

        Assert.Equal(1, job.Counts["fits"]);
    }

    [Fact]
    public async Task A_stranger_learns_nothing_from_a_log_and_may_not_upload_one()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(1);

        var job = await CheckAsync(world, world.Paul, Meter.Send(0) + "\n" + Meter.Send(1));

        Assert.Equal(["unknown-device"], job.Counts.Keys);
        Assert.All(await world.ReportAsync(world.Paul, job.Id), row => Assert.Null(row.Detail));
        await Assert.ThrowsAsync<RefusedException>(() => world.UploadAsync(world.Stranger, "x"));
    }

    private static async Task<JobView> CheckAsync(World world, UserId user, string log) =>
        await world.RunAsync(user, new CheckJob(await UploadAsync(world, user, log)));

    private static async Task<FileId> UploadAsync(World world, UserId user, string text)
    {
        var file = world.Host.Grain<IFileGrain>(Guid.NewGuid().ToString("N"));
        var (bytes, offset) = (Encoding.UTF8.GetBytes(text), 0);
        await file.BeginAsync(await world.ActAsync(user), "receiver.log", null);
        foreach (var piece in bytes.Chunk(1 << 20))
        {
            await file.AppendAsync(await world.ActAsync(user), offset, piece);
            offset += piece.Length;
        }
        return (await file.CompleteAsync(await world.ActAsync(user))).Id;
    }
}
