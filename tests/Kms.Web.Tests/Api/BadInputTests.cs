using System.Text;

namespace Kms.Web.Tests.Api;

[Collection(WorldCollection.Name)]
public sealed class BadInputTests(World world)
{
    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("")]
    [InlineData("{\"email\":42}")]
    [InlineData("{\"until\":\"tomorrow\"}")]
    public async Task A_body_that_is_not_as_expected_is_refused_with_a_sentence(string json)
    {
        var reply = await world.Reseller.PostAsync($"devices/{World.Device}/rights", new StringContent(json, Encoding.UTF8, "application/json"));

        reply.Expect(422, "invalid");
        Assert.DoesNotContain("System.", reply.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("claims", "{\"devices\":[null]}")]
    [InlineData("tokens", "{\"name\":\"Head-end\",\"scopes\":[null]}")]
    [InlineData("organisations", "{\"name\":\"Maker\",\"kind\":\"manufacturer\",\"makerCodes\":[null]}")]
    [InlineData("exports", "{\"selection\":{\"devices\":[\"KAM-1\",null]},\"format\":\"csv\"}")]
    public async Task A_list_with_nothing_in_a_place_is_refused(string path, string json) =>
        (await world.Operator.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"))).Expect(422, "invalid");

    [Theory]
    [InlineData("devices?limit=0")]
    [InlineData("devices?limit=1001")]
    [InlineData("devices?limit=many")]
    [InlineData("devices?claim=stolen")]
    [InlineData("devices?health=ill")]
    [InlineData("devices?sort=secret")]
    [InlineData("devices?after=forged")]
    [InlineData("jobs?after=forged")]
    [InlineData("audit?after=forged")]
    [InlineData("audit?from=yesterday")]
    public async Task A_query_that_is_none_is_refused(string path) => (await world.Reseller.GetAsync(path)).Expect(422, "invalid");

    [Fact]
    public async Task Something_else_than_json_is_refused() =>
        (await world.Reseller.PostAsync("grants", new StringContent("a=b", Encoding.UTF8, "text/plain"))).Expect(415, "unsupported-media-type");

    [Fact]
    public async Task A_long_body_is_refused()
    {
        var label = new string('x', 2 << 20);

        (await world.Reseller.PatchAsync($"devices/{World.Device}", new { label })).Expect(413, "too-large");
    }

    [Fact]
    public async Task An_unknown_path_is_not_found() => (await world.Reseller.GetAsync("nothing-here")).Expect(404, "not-found");

    [Fact]
    public async Task A_method_that_is_not_taken_is_named_so() => (await world.Reseller.PutAsync("devices", new { })).Expect(405, "method-not-allowed");

    [Fact]
    public async Task A_form_without_file_is_refused()
    {
        var form = new MultipartFormDataContent { { new StringContent("auto"), "format" } };

        (await world.Operator.PostAsync("imports", form)).Expect(422, "invalid");
    }

    [Fact]
    public async Task A_form_that_ends_in_the_middle_is_refused()
    {
        var body = new ByteArrayContent("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"k.csv\"\r\n\r\nKAM;1"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");

        (await world.Operator.PostAsync("imports", body)).Expect(422, "invalid");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_fails_with_a_sentence()
    {
        var job = await world.Operator.FinishAsync(await world.Operator.UploadAsync("imports", "noise.kem", [0, 1, 2, 3, 250, 251, 252, 253]));

        Assert.Equal("failed", job.Text("state"));
        Assert.NotEmpty(job.Text("failure"));
    }

    [Fact]
    public async Task A_wrong_kem_password_fails_with_a_sentence()
    {
        var kem = KeyFiles.Kem("right password", "87654321", "KAM", "11223344556677889900AABBCCDDEEFF");

        var job = await world.Operator.FinishAsync(await world.Operator.UploadAsync("imports", "order.kem", kem, ("password", "wrong password")));

        Assert.Equal("failed", job.Text("state"));
        Assert.Contains("password", job.Text("failure"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Revoking_everybodys_rights_must_be_said() =>
        (await world.Reseller.PostAsync("revocations", new { devices = (string[])[World.Device] })).Expect(422, "invalid");
}
