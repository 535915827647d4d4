namespace Kms.Web.Tests.Api;

/// <summary>The exposure ledger over the API: of a device, of a person, as a file, and an account that is compromised.</summary>
[Collection(WorldCollection.Name)]
public sealed class ExposuresTests(World world)
{
    private const string Fresh = "KAM-10000005";

    [Fact]
    public async Task What_left_is_told_by_device_and_by_person_and_as_a_file()
    {
        Assert.Equal("null", (await OfDeviceAsync()).GetProperty("keys")[0].GetProperty("firstRevealedAt").GetRawText());

        (await world.Reseller.GetAsync($"devices/{Fresh}/keys?reason=Reading")).Expect(200);

        var entry = (await OfDeviceAsync()).GetProperty("items")[0];
        Assert.Equal(("api", "Reading", "dek/1"), (entry.GetProperty("how").GetString(), entry.GetProperty("reason").GetString(), entry.GetProperty("keys")[0].GetString()));
        var list = (await world.Reseller.GetAsync($"users/{world["user"]}/exposure")).Expect(200).Items;
        Assert.Contains(list, item => item.GetProperty("device").GetString() == Fresh);
        var file = (await world.Reseller.GetAsync($"users/{world["user"]}/exposure/export")).Expect(200);
        Assert.Equal("text/csv", file.Content.ContentType?.MediaType);
        Assert.Contains(Lines(file.Body), line => line.StartsWith($"{Fresh},", StringComparison.Ordinal) && line.Contains(",dek,1,active,false,api,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_compromised_account_leaves_a_list_of_what_to_re_key()
    {
        var organisation = await world.Operator.FoundAsync("Kappa Keys", "utility");
        var chief = await world.App.InviteAsync(world.Operator, organisation, "kai@kappa.example", "administrator", "key-manager");
        var import = await world.Operator.UploadAsync("imports", "keys.csv", KeyFiles.List("KAM", 17000001, 3), ("organisationId", organisation));
        await world.Operator.FinishDoneAsync(import);
        var devices = Enumerable.Range(17000001, 3).Select(serial => new { id = $"KAM-{serial}", code = "42/24" });
        await chief.FinishDoneAsync(await chief.PostAsync("claims", new { devices, organisationId = organisation }));
        await chief.FinishDoneAsync(await chief.PostAsync("exports", new { devices = (string[])["KAM-17000001", "KAM-17000002"], format = "csv" }));
        var user = (await chief.GetAsync("me")).Expect(200).Text("id");

        (await chief.PostAsync($"users/{user}/compromise", new { confirmation = "kim@kappa.example", reason = "Phished" })).Expect(422);
        var job = await chief.FinishDoneAsync(await chief.PostAsync($"users/{user}/compromise", new { confirmation = "kai@kappa.example", reason = "Phished" }));

        Assert.Equal(("compromise", 2), (job.Text("kind"), job.Json.GetProperty("counts").GetProperty("compromised").GetInt32()));
        Assert.Contains("1,KAM-17000001,compromised,dek/1", (await chief.GetAsync($"jobs/{job.Text("id")}/report")).Expect(200).Body, StringComparison.Ordinal);
        var list = Lines((await chief.GetAsync($"users/{user}/exposure/export?rekey=true")).Expect(200).Body);
        Assert.Equal(["device", "KAM-17000001", "KAM-17000002"], list.Select(line => line.Split(',')[0]));
        Assert.All(list[1..], line => Assert.Contains(",compromised,false,file,", line, StringComparison.Ordinal));
        Assert.Empty((await chief.GetAsync("devices/KAM-17000001/keys")).Expect(200).Json.GetProperty("keys").EnumerateArray());
    }

    private async Task<System.Text.Json.JsonElement> OfDeviceAsync() => (await world.Reseller.GetAsync($"devices/{Fresh}/exposure")).Expect(200).Json;

    private static string[] Lines(string body) => body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
