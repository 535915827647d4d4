using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Kms.Web.Tests.Api;

namespace Kms.Web.Tests.Outages;

/// <summary>The whole service on a disk that is full for a while: it says so, leaves nothing half done, and goes on by itself.</summary>
public abstract class FullDiskTests
{
    private const int Devices = 20;

    private protected abstract Task<AppProcess> StartAsync();

    /// <summary>What the log tells the operator to do.</summary>
    private protected abstract string Advice { get; }

    private protected abstract Task FillDiskAsync(AppProcess app);

    private protected virtual Task CheckReadinessAsync(AppProcess app) => app.WaitForAsync(HttpStatusCode.ServiceUnavailable);

    private protected abstract Task FreeDiskAsync(AppProcess app);

    [Fact]
    public async Task A_full_disk_is_said_leaves_nothing_half_done_and_passes_without_a_restart()
    {
        await using var app = await StartAsync();
        var chief = await app.SignInChiefAsync();
        (await chief.FinishDoneAsync(await ImportAsync(chief, 1))).Expect(200);
        await FillDiskAsync(app);

        var refused = await FillUntilRefusedAsync(chief);

        refused.Expect(503, "storage-unavailable");
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.DoesNotContain("at Kms.", refused.Body, StringComparison.Ordinal);
        Assert.True(app.Output.Contains(Advice, StringComparison.Ordinal), app.Output);
        (await chief.GetAsync("/health/live")).Expect(200);
        await FreeDiskAsync(app);
        await app.WaitUntilReadyAsync();
        (await chief.FinishDoneAsync(await ImportAsync(chief, 1000))).Expect(200);
        await CheckAsync(chief);
    }

    [Fact]
    public async Task No_key_leaves_while_the_disk_is_full_and_lists_can_still_be_read()
    {
        await using var app = await StartAsync();
        var chief = await app.SignInChiefAsync();
        var manager = await Crew.ArriveAsync(app, chief, Devices);
        (await manager.GetAsync("devices/KAM-70000000/keys")).Expect(200);
        await FillDiskAsync(app);
        (await FillUntilRefusedAsync(chief)).Expect(503);

        var reply = await ReadUntilRefusedAsync(manager);

        Assert.Equal(503, reply.Status);
        Assert.DoesNotContain("\"key\"", reply.Body, StringComparison.Ordinal);
        Assert.Equal(Devices, (await manager.GetAsync("devices")).Expect(200).Items.Count);
        await CheckReadinessAsync(app);
        await FreeDiskAsync(app);
        await app.WaitUntilReadyAsync();
        (await manager.GetAsync("devices/KAM-70000000/keys")).Expect(200);
        await CheckAsync(chief);
    }

    private static Task<Reply> ImportAsync(Caller chief, int first) => chief.UploadAsync("imports", "keys.csv", KeyFiles.List("ELS", first, 100));

    // Uploads take space in the database until there is none.
    private static async Task<Reply> FillUntilRefusedAsync(Caller chief)
    {
        var rubbish = Encoding.ASCII.GetBytes(new string('x', 8 << 20));
        for (var i = 0; i < 20; i++)
        {
            var reply = await chief.UploadAsync("imports", $"rubbish{i}.csv", rubbish, ("dryRun", "true"));
            if (reply.Status >= 400) return reply;
        }
        throw new InvalidOperationException("The disk did not fill up.");
    }

    // Small records may still find room in a page that is there already.
    private static async Task<Reply> ReadUntilRefusedAsync(Caller manager)
    {
        for (var i = 0; i < 5000; i++)
        {
            var reply = await manager.GetAsync($"devices/KAM-{70_000_000 + (i % Devices)}/keys");
            if (reply.Status != (int)HttpStatusCode.OK) return reply;
        }
        throw new InvalidOperationException("Key reads went on.");
    }

    private static async Task CheckAsync(Caller chief)
    {
        var verdict = (await chief.PostAsync("audit/verify")).Expect(200);
        Assert.Empty(JsonNode.Parse(verdict.Body)!["faults"]!.AsArray());
        foreach (var job in (await chief.GetAsync("jobs")).Expect(200).Items) await chief.FinishAsync(job.GetProperty("id").GetString()!); // each has one
    }
}
