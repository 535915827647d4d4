using System.Text;

namespace Kms.Web.Tests.Api;

/// <summary>Whether a key fits is told to whoever sees the device, and no key with it.</summary>
[Collection(WorldCollection.Name)]
public sealed class ChecksTests(World world)
{
    private const string WrongKey = "00112233445566778899AABBCCDDEEF1";

    [Fact]
    public async Task Telegrams_are_answered_one_by_one_and_no_answer_holds_a_key()
    {
        var key = await KeyAsync();

        var reply = (await world.Reseller.PostAsync(
            "checks", new { telegrams = (string[])[Mode5.Send(10000001, key), Mode5.Send(10000001, WrongKey), "nothing", Mode5.Send(99999999, key)] })).Expect(200);

        Assert.Equal(["fits", "wrong-key", "not-a-telegram", "unknown-device"], reply.Items.Select(item => item.GetProperty("verdict").GetString()));
        Assert.Equal([0, 1, 2, 3], reply.Items.Select(item => item.GetProperty("index").GetInt32()));
        var fits = reply.Items[0];
        Assert.Equal((World.Device, "dek", 1, "mode-5"), (Text(fits, "deviceId"), Text(fits, "purpose"), fits.GetProperty("version").GetInt32(), Text(fits, "mode")));
        Assert.DoesNotContain(key, reply.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task One_device_is_checked_and_a_second_telegram_makes_it_certain()
    {
        var key = await KeyAsync();
        var (one, two) = (Mode5.Send(10000001, key, 1, own: true), Mode5.Send(10000001, key, 2, own: true));

        var first = (await world.Reseller.PostAsync($"devices/{World.Device}/check", new { telegram = one })).Expect(200);
        var both = (await world.Reseller.PostAsync($"devices/{World.Device}/check", new { telegrams = (string[])[one, two] })).Expect(200);

        Assert.Equal("fits-probably", Text(Assert.Single(first.Items), "verdict"));
        Assert.All(both.Items, item => Assert.Equal("fits", Text(item, "verdict")));
    }

    [Fact]
    public async Task A_log_is_checked_as_a_job()
    {
        var log = $"T1;1;1;2026-04-03 19:00:42.000;97;148;0x{Mode5.Send(10000001, await KeyAsync())}\n{Mode5.Send(10000002, WrongKey)}\n";

        var job = await world.Reseller.FinishDoneAsync(await world.Reseller.UploadAsync("checks/log", "receiver.log", Encoding.ASCII.GetBytes(log)));

        Assert.Equal(("check", "receiver.log"), (job.Text("kind"), job.Text("title")));
        var report = (await world.Reseller.GetAsync($"jobs/{job.Text("id")}/report")).Expect(200).Body.Split("\r\n");
        Assert.Equal(["1,KAM-10000001,fits,dek 1", "2,KAM-10000002,wrong-key,"], report[1..3]);
    }

    [Fact]
    public async Task Bad_bodies_are_refused()
    {
        (await world.Reseller.PostAsync("checks", new { })).Expect(422);
        (await world.Reseller.PostAsync($"devices/{World.Device}/check", new { telegram = (string?)null })).Expect(422);
        (await world.Reseller.PostAsync("checks", new { telegrams = Enumerable.Repeat("x", 10_001) })).Expect(413, "too-large");
        (await world.Reseller.PostAsync("checks", new { telegrams = (string[])[new string('0', 5_000)] })).Expect(413, "too-large");
    }

    private async Task<string> KeyAsync() =>
        Text((await world.Reseller.GetAsync($"devices/{World.Device}/keys")).Expect(200).Json.GetProperty("keys")[0], "value");

    private static string Text(System.Text.Json.JsonElement json, string name) => json.GetProperty(name).GetString()!; // asked for by name in these tests
}
