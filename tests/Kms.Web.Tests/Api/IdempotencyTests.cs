namespace Kms.Web.Tests.Api;

[Collection(WorldCollection.Name)]
public sealed class IdempotencyTests(World world)
{
    [Fact]
    public async Task A_repeated_write_is_answered_as_the_first_time_and_done_once()
    {
        var key = NewKey();
        var first = (await SubmitAsync(key, "ida@rho.example")).Expect(201);
        var second = (await SubmitAsync(key, "ida@rho.example")).Expect(201);

        Assert.Equal(first.Body, second.Body);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.True(second.Headers.Contains("Idempotent-Replayed"));
        Assert.Single((await world.Reseller.GetAsync("invitations?limit=1000")).Items, row => row.GetProperty("email").GetString() == "ida@rho.example");
    }

    [Fact]
    public async Task The_same_key_for_another_request_is_refused()
    {
        var key = NewKey();
        (await SubmitAsync(key, "ivo@rho.example")).Expect(201);

        (await SubmitAsync(key, "eve@rho.example")).Expect(422, "idempotency-mismatch");
    }

    [Fact]
    public async Task The_same_key_of_somebody_else_is_another_key()
    {
        var key = NewKey();
        (await SubmitAsync(key, "ike@rho.example")).Expect(201);

        var other = await world.Utility.PostAsync("invitations", new { email = "ike@upsilon.example", organisationId = world["partner"], role = "Reader" }, key);

        Assert.Equal("ike@upsilon.example", other.Expect(201).Text("email"));
    }

    [Fact]
    public async Task A_refused_write_may_be_tried_again_under_its_key()
    {
        var key = NewKey();
        (await SubmitAsync(key, "not an address")).Expect(422);

        (await SubmitAsync(key, "ira@rho.example")).Expect(201);
    }

    [Fact]
    public async Task A_repeated_order_starts_one_job()
    {
        var key = NewKey();
        var order = new { devices = (string[])["KAM-10000004"], email = "jobs@customer.example" };

        var first = (await world.Reseller.PostAsync("grants", order, key)).Expect(202);
        var second = (await world.Reseller.PostAsync("grants", order, key)).Expect(202);

        Assert.Equal(first.Text("jobId"), second.Text("jobId"));
    }

    [Fact]
    public async Task An_answer_with_a_secret_is_never_given_again()
    {
        var key = NewKey();
        var order = new { name = "Once", scopes = (string[])["devices:read"] };
        (await world.Reseller.PostAsync("tokens", order, key)).Expect(201);

        var again = (await world.Reseller.PostAsync("tokens", order, key)).Expect(409, "conflict");

        Assert.DoesNotContain("kms_", again.Body, StringComparison.Ordinal);
        Assert.Single((await world.Reseller.GetAsync("tokens")).Items, token => token.GetProperty("name").GetString() == "Once");
    }

    [Theory]
    [InlineData("with blank")]
    [InlineData("tab\tin it")]
    public async Task A_malformed_key_is_refused(string key) =>
        (await world.Reseller.PostAsync("tokens", new { name = "x", scopes = (string[])["devices:read"] }, ("Idempotency-Key", key))).Expect(422, "invalid");

    private Task<Reply> SubmitAsync((string, string) key, string email) =>
        world.Reseller.PostAsync("invitations", new { email, organisationId = world["organisation"], role = "Reader" }, key);

    private static (string, string) NewKey() => ("Idempotency-Key", Guid.NewGuid().ToString());
}
