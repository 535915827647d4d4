using System.Net.Http.Headers;

namespace Kms.Web.Tests.Api;

[Collection(WorldCollection.Name)]
public sealed class DownloadTests(World world)
{
    [Fact]
    public async Task A_broken_download_goes_on_where_it_stopped_and_ends_the_file()
    {
        var (path, length) = await ExportAsync();
        var first = (await PartAsync(path, 0, 9)).Expect(206);
        var again = (await PartAsync(path, 0, 9)).Expect(206);
        var rest = (await PartAsync(path, 10, null)).Expect(206);

        Assert.Equal(first.Bytes, again.Bytes);
        Assert.Equal(length, first.Bytes.Length + rest.Bytes.Length);
        Assert.Equal(new ContentRangeHeaderValue(10, length - 1, length), rest.Content.ContentRange);
        (await PartAsync(path, 0, 9)).Expect(410, "gone");
    }

    [Fact]
    public async Task A_part_outside_the_file_is_not_satisfiable()
    {
        var (path, length) = await ExportAsync();

        (await PartAsync(path, length, null)).Expect(416);
        (await world.Reseller.GetAsync(path)).Expect(200);
    }

    [Fact]
    public async Task Nobody_else_fetches_the_file()
    {
        var (path, _) = await ExportAsync();

        (await world.Third.GetAsync(path)).Expect(404);
        (await world.Operator.GetAsync(path)).Expect(404);
        (await world.App.Anonymous().GetAsync(path)).Expect(401);
    }

    [Fact]
    public async Task Devices_that_may_not_be_read_stand_in_the_report_and_not_in_the_file()
    {
        var started = await world.Reseller.PostAsync("exports", new { devices = (string[])["KAM-10000006", World.Unclaimed, "KAM-99999999"], format = "csv" });
        var job = await world.Reseller.FinishDoneAsync(started);

        var file = (await world.Reseller.GetAsync($"exports/{job.Text("id")}/file")).Expect(200);
        var report = (await world.Reseller.GetAsync($"jobs/{job.Text("id")}/report")).Expect(200);

        Assert.Contains("KAM", file.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("10000009", file.Body, StringComparison.Ordinal);
        Assert.Contains($"{World.Unclaimed},", report.Body, StringComparison.Ordinal);
        Assert.Contains("KAM-99999999,not-available", report.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("wmbusmeters")]
    [InlineData("kem-legacy")]
    [InlineData("chirpstack")]
    [InlineData("tts-csv")]
    [InlineData("tts-json")]
    public async Task Every_format_is_offered(string format)
    {
        var started = await world.Reseller.PostAsync("exports", new { devices = (string[])["KAM-10000006"], format });

        Assert.Contains((await world.Reseller.FinishAsync(started)).Text("state"), (string[])["done", "failed"]);
    }

    private async Task<(string Path, long Length)> ExportAsync()
    {
        var job = await world.Reseller.FinishDoneAsync(await world.Reseller.PostAsync("exports", new { devices = (string[])["KAM-10000006"], format = "csv" }));
        var file = job.Json.GetProperty("file");
        return (file.GetProperty("href").GetString()!, file.GetProperty("length").GetInt64()); // a finished export has a file
    }

    private Task<Reply> PartAsync(string path, long from, long? to) =>
        world.Reseller.SendAsync(HttpMethod.Get, path, null, ("Range", $"bytes={from}-{to}"));
}
