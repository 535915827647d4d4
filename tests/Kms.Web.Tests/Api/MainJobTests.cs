using System.Text;
using System.Text.Json;
using Kms.Testing.Databases;

namespace Kms.Web.Tests.Api;

/// <summary>The main job of the service, as a story of HTTP calls.</summary>
public sealed class MainJobTests
{
    // OMS security mode 5, short header, ELS 12345678.
    private const string Telegram = "2E4493157856341233037A2A0020255923C95AAA26D1B2E7493B013EC4A6F6D3529B520EDFF0EA6DEFC99D6D69EBF3";
    private const string Plain = "2f2f0c1427048502046d32371f1502fd1700002f2f2f2f2f2f2f2f2f2f2f2f2f";
    private const string Key = "0102030405060708090A0B0C0D0E0F11";
    private const string Customer = "carl@customer.example";

    [Fact]
    public async Task Keys_go_from_the_factory_file_to_the_customer_and_open_the_telegram()
    {
        await using var app = new WebApp();
        await TellAsync(app);
    }

    [Fact]
    public async Task The_same_story_on_PostgreSQL()
    {
        await using var database = new PostgresTestDatabase();
        await database.CreateAsync();
        await using var app = new WebApp(database.ConnectionString);
        await TellAsync(app);
    }

    private static async Task TellAsync(WebApp app)
    {
        // The operator adds organisations and invites their people.
        var op = await app.SignInOperatorAsync();
        var rho = await op.FoundAsync("Rho Resale", "reseller", "R-100");
        var theta = await op.FoundAsync("Theta Trade", "reseller");
        var rita = await app.InviteAsync(op, rho, "rita@rho.example", "key-manager", "administrator");
        var tom = await app.InviteAsync(op, theta, "tom@theta.example", "key-manager", "administrator");

        // The operator imports a KEM file and a list, both delivered to the reseller.
        var kem = await op.UploadAsync(
            "imports", "order.kem", KeyFiles.Kem("order password", "12345678", "ELS", Key), ("password", "order password"), ("organisationId", rho));
        Assert.Equal(1, (await op.FinishDoneAsync(kem)).Json.GetProperty("result").GetProperty("added").GetInt64());
        var list = await op.UploadAsync("imports", "keys.csv", KeyFiles.List("KAM", 20000001, 20), ("organisationId", rho));
        Assert.Equal(20, (await op.FinishDoneAsync(list)).Json.GetProperty("result").GetProperty("added").GetInt64());

        // Nobody can read keys before the claim, the operator never.
        (await rita.GetAsync("devices/KAM-20000001/keys")).Expect(409, "device-unclaimed");
        Assert.InRange((await op.GetAsync("devices/KAM-20000001/keys")).Status, 403, 409);

        // The reseller claims one by its code, and by batch reference the KEM meter, whose file has no codes, with the rest.
        (await rita.PostAsync("devices/KAM-20000001/claim", new { organisationId = rho, code = "20000001/42/23" })).Expect(422, "claim-refused");
        (await rita.PostAsync("devices/KAM-20000001/claim", new { organisationId = rho, code = "20000001/42/24" })).Expect(200);
        var serials = Encoding.UTF8.GetBytes("ELS-12345678\n" + string.Join('\n', Enumerable.Range(20000002, 9).Select(serial => $"KAM-{serial}")) + "\nKAM-99999999");
        var report = (await op.UploadAsync("batches", "delivery.txt", serials, ("name", "Delivery 4711"), ("organisationId", rho))).Expect(201);
        Assert.Equal((10, 1), (report.Json.GetProperty("accepted").GetInt32(), report.Json.GetProperty("notAvailable").GetInt32()));
        var claims = await rita.FinishDoneAsync(await rita.PostAsync("claims", new { batchId = report.Text("id"), organisationId = rho }));
        Assert.Equal((10, 0), (claims.Json.GetProperty("done").GetInt32(), claims.Json.GetProperty("refused").GetInt32()));

        // The reseller finds the devices and grants three of them to a customer without account.
        var owned = (await rita.GetAsync("devices?right=owned&limit=1000")).Expect(200);
        Assert.Equal(11, owned.Items.Count);
        string[] three = ["ELS-12345678", "KAM-20000001", "KAM-20000002"];
        var grant = await rita.FinishDoneAsync(await rita.PostAsync("grants", new { devices = three, email = Customer, purpose = "Billing" }));
        Assert.Equal((3, 0), (grant.Json.GetProperty("done").GetInt32(), grant.Json.GetProperty("refused").GetInt32()));

        // The customer registers from the mail and sees exactly those devices.
        var mail = await app.Mails.FindAsync(Customer);
        Assert.DoesNotContain(Key, mail.Content.Text, StringComparison.OrdinalIgnoreCase);
        var carl = await app.RegisterAsync(Customer);
        var seen = (await carl.GetAsync("devices")).Expect(200).Items;
        Assert.Equal(three, seen.Select(device => device.GetProperty("id").GetString()).Order(StringComparer.Ordinal));

        // The key opens the telegram.
        var keys = (await carl.GetAsync("devices/ELS-12345678/keys")).Expect(200);
        var key = keys.Json.GetProperty("keys")[0];
        Assert.Equal(("dek", "aes128", "active"), (Text(key, "purpose"), Text(key, "algorithm"), Text(key, "state")));
        Assert.Equal(Plain, Mode5.Open(Telegram, Text(key, "value")));
        Assert.Contains("no-store", keys.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);

        // The customer downloads all of them as a file, once.
        var export = await carl.FinishDoneAsync(await carl.PostAsync("exports", new { filter = new { right = "granted" }, format = "csv" }));
        var file = (await carl.GetAsync(export.Json.GetProperty("file").GetProperty("href").GetString()!)).Expect(200); // a finished export has a file
        Assert.Contains(Key, file.Body, StringComparison.OrdinalIgnoreCase);
        (await carl.GetAsync($"exports/{export.Text("id")}/file")).Expect(410, "gone");

        // A third organisation sees nothing of any of it.
        Assert.Empty((await tom.GetAsync("devices")).Expect(200).Items);
        foreach (var device in three) (await tom.GetAsync($"devices/{device}/keys")).Expect(404);
        Assert.DoesNotContain((await tom.GetAsync("audit?limit=1000")).Expect(200).Items, entry => entry.GetProperty("device").GetString() is not null);
        Assert.Empty((await tom.GetAsync("batches")).Expect(200).Items);

        // Taking the right away works at once.
        (await rita.FinishDoneAsync(await rita.PostAsync("revocations", new { devices = (string[])["ELS-12345678"], email = Customer }))).Expect(200);
        (await carl.GetAsync("devices/ELS-12345678/keys")).Expect(404);

        // Every step stands in the audit trail, which is whole.
        var entries = (await op.GetAsync("audit?limit=1000")).Expect(200).Items;
        foreach (var kind in ExpectedKinds) Assert.Contains(entries, entry => Text(entry, "kind") == kind);
        Assert.All(entries, entry => Assert.Matches("^[0-9a-f]{64}$", Text(entry, "hash")));
        var verdict = (await op.PostAsync("audit/verify")).Expect(200);
        Assert.True(verdict.Json.GetProperty("ok").GetBoolean(), verdict.Body);
    }

    private static string[] ExpectedKinds =>
        ["device.imported", "device.claimed", "right.granted", "key.read", "right.revoked", "batch.created", "invitation.sent", "invitation.accepted"];

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString() ?? "";
}
