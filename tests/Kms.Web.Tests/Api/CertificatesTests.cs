namespace Kms.Web.Tests.Api;

/// <summary>Certificates over the API: ordered, listed, taken back, and what is published for everybody.</summary>
[Collection(WorldCollection.Name)]
public sealed class CertificatesTests(World world)
{
    [Fact]
    public async Task An_order_tells_its_code_once_and_is_taken_back()
    {
        var placed = (await world.Reseller.PostAsync($"users/{world["user"]}/certificates", Order(world["organisation"]))).Expect(201);
        var link = Arrivals.TokenOf(await world.App.Mails.FindLinkAsync("rita@rho.example", "/certificates/enrol?"));

        var open = (await world.Reseller.GetAsync($"users/{world["user"]}/certificates")).Expect(200);
        var order = placed.Json.GetProperty("order").GetProperty("id").GetString();
        (await world.Reseller.DeleteAsync($"users/{world["user"]}/certificates/orders/{order}")).Expect(204);

        Assert.Matches("^[A-Z2-9]{5}-[A-Z2-9]{5}$", placed.Text("code"));
        Assert.Contains(order!, link, StringComparison.Ordinal); // an order has an id
        Assert.Equal(order, Assert.Single(open.Json.GetProperty("orders").EnumerateArray()).GetProperty("id").GetString());
        Assert.DoesNotContain("code", open.Body, StringComparison.OrdinalIgnoreCase);
        var after = (await world.Reseller.GetAsync($"users/{world["user"]}/certificates")).Expect(200);
        Assert.Empty(after.Json.GetProperty("orders").EnumerateArray());
    }

    [Fact]
    public async Task A_whole_organisation_is_ordered_for_as_a_job()
    {
        var organisation = await world.Operator.FoundAsync("Sigma Supply", "utility");
        var chief = await world.App.InviteAsync(world.Operator, organisation, "sia@sigma.example", "administrator");
        await world.App.InviteAsync(world.Operator, organisation, "sam@sigma.example", "reader");

        var job = await chief.FinishDoneAsync(await chief.PostAsync("certificates", new { organisationId = organisation, inCertificate = true, inDirectory = true }));

        Assert.Equal(("certificate", 2), (job.Text("kind"), job.Json.GetProperty("total").GetInt32()));
        var report = (await chief.GetAsync($"jobs/{job.Text("id")}/report")).Expect(200);
        Assert.Contains("sam@sigma.example", report.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_reason_and_no_key_is_named()
    {
        var wrong = (await world.Reseller.PostAsync($"users/{world["user"]}/certificates", new { organisationId = world["organisation"], name = "Rita", key = "dsa" })).Expect(422);

        Assert.Equal("key", wrong.Json.GetProperty("errors")[0].GetProperty("field").GetString());
        (await world.Reseller.GetAsync("certificates?state=eternal")).Expect(422);
    }

    private static object Order(string organisation) => new { organisationId = organisation, name = "Rita Rho", inCertificate = true, inDirectory = true };
}
