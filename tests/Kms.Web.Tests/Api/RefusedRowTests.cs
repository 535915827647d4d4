namespace Kms.Web.Tests.Api;

/// <summary>The trail counts what a bulk job refused; which devices and why stands row by row in the report, which is a file to take away.</summary>
[Collection(WorldCollection.Name)]
public sealed class RefusedRowTests(World world)
{
    private const string Unclaimed = "KAM-10000010";
    private const string Unknown = "KAM-99999990";

    [Theory]
    [InlineData("grants", "device-unclaimed", "not-available")]
    [InlineData("revocations", "forbidden", "not-available")]
    [InlineData("transfers", "not-available", "not-available")]
    [InlineData("exports", "device-unclaimed", "not-available")]
    [InlineData("claims", "claim-refused", "claim-refused")]
    public async Task Every_refused_device_stands_in_the_report_with_its_reason(string call, string unclaimed, string unknown)
    {
        var job = await world.Reseller.FinishDoneAsync(await world.Reseller.PostAsync(call, Order(call)));

        var report = (await world.Reseller.GetAsync($"jobs/{job.Text("id")}/report?problems=true")).Expect(200);

        Assert.Equal(2, job.Json.GetProperty("refused").GetInt64());
        Assert.Equal(("text/csv", "report.csv"), (report.Content.ContentType?.MediaType, report.Content.ContentDisposition?.FileName?.Trim('"')));
        var rows = report.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["row,device,outcome,detail"], rows[..1]);
        Assert.Equal([(Unclaimed, unclaimed), (Unknown, unknown)], rows[1..].Select(row => row.Split(',')).Select(cells => (cells[1], cells[2])));
        Assert.Equal(unclaimed == "not-available", rows[1].Split(',')[3].Length == 0);
    }

    private object Order(string call)
    {
        string[] devices = [Unclaimed, Unknown];
        return call switch
        {
            "grants" => new { devices, email = "rolf@refused.example" },
            "revocations" => new { devices, all = true },
            "transfers" => new { devices, organisationId = world["partner"] },
            "exports" => new { devices, format = "csv" },
            _ => new { devices = devices.Select(id => new { id, code = "17/19" }), organisationId = world["organisation"] },
        };
    }
}
