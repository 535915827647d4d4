namespace Kms.Web.Tests.Api;

/// <summary>The trail as a file holds what the page shows, and nothing of anybody else's.</summary>
[Collection(WorldCollection.Name)]
public sealed class AuditExportTests(World world)
{
    [Fact]
    public async Task It_holds_every_entry_that_the_filter_lets_through()
    {
        var listed = (await world.Reseller.GetAsync($"audit?device={World.Granted}&limit=1000")).Expect(200).Items;

        var file = (await world.Reseller.GetAsync($"audit/export?device={World.Granted}")).Expect(200);

        Assert.Equal("text/csv", file.Content.ContentType?.MediaType);
        var lines = file.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("at,kind,actor,actorName,organisation,device,subject,details,writer,sequence,hash", lines[0]);
        Assert.Equal(listed.Select(entry => entry.GetProperty("hash").GetString()), lines[1..].Select(line => line[^64..]));
        Assert.Contains(lines, line => line.Contains("right.granted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_longer_than_a_page_of_the_list()
    {
        var all = (await world.Operator.GetAsync("audit?limit=1")).Expect(200).Json.GetProperty("total").GetInt64();

        var file = (await world.Operator.GetAsync("audit/export")).Expect(200);

        Assert.True(file.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length > all, $"{all} entries");
    }

    [Fact]
    public async Task Strangers_get_none_of_it()
    {
        var file = (await world.Third.GetAsync($"audit/export?device={World.Granted}")).Expect(200);

        Assert.Single(file.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_token_for_something_else_is_refused_before_the_file_begins()
    {
        var token = (await world.Reseller.PostAsync("tokens", new { name = "No audit", scopes = (string[])["devices:read"] })).Expect(201).Text("token");

        (await world.App.With(token).GetAsync("audit/export")).Expect(403, "scope-missing");
    }
}
