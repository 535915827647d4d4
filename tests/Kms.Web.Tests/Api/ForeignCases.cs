using System.Text;
using static Kms.Web.Tests.Api.ForeignCase;

namespace Kms.Web.Tests.Api;

/// <summary>One case for each endpoint; a new endpoint without one fails the tests.</summary>
internal static class ForeignCases
{
    private const string UnknownHex = "00000000000000000000000000000001";

    public static IReadOnlyDictionary<string, ForeignCase> All { get; } = new Dictionary<string, ForeignCase>
    {
        ["POST /registrations"] = new Own(),
        ["POST /registrations/activate"] = new Own(),
        ["POST /sign-in"] = new Own(),
        ["GET /me"] = new Own(),
        ["PUT /me/password"] = new Own(),
        ["GET /tokens"] = new Unlisted(_ => "tokens"),
        ["POST /tokens"] = new Own(),
        ["DELETE /tokens/{id}"] = new Hidden((w, id) => $"tokens/{id(w["token"])}"),
        ["GET /sessions"] = new Unlisted(_ => "sessions"),
        ["DELETE /sessions"] = new Own(),
        ["DELETE /sessions/{id}"] = new Hidden((w, id) => $"sessions/{id(w["session"])}"),

        ["GET /devices"] = new Unlisted(
            _ => "devices", w => $"devices?organisation={w["organisation"]}", w => $"devices?batch={w["batch"]}", _ => "devices?serial=1000000",
            _ => "devices?q=10000001", _ => "devices?claim=claimed", _ => "devices?right=granted", _ => "devices?health=shared"),
        ["GET /devices/{id}"] = new Hidden((_, id) => $"devices/{id(World.Device)}"),
        ["PATCH /devices/{id}"] = new Hidden((_, id) => $"devices/{id(World.Device)}", (_, _) => new { label = "mine" }),
        ["GET /devices/{id}/history"] = new Hidden((_, id) => $"devices/{id(World.Device)}/history"),
        ["GET /devices/{id}/keys"] = new Hidden((_, id) => $"devices/{id(World.Device)}/keys"),
        ["POST /devices/{id}/keys/{purpose}/{version}/state"] =
            new Hidden((_, id) => $"devices/{id(World.Device)}/keys/dek/1/state", (_, _) => new { state = "compromised", reason = "Mine now" }),
        ["GET /devices/{id}/rights"] = new Hidden((_, id) => $"devices/{id(World.Granted)}/rights"),
        ["POST /devices/{id}/rights"] = new Hidden((_, id) => $"devices/{id(World.Granted)}/rights", (_, _) => new { email = "me@theta.example" }),
        ["DELETE /devices/{id}/rights/{rightId}"] = new Hidden((w, id) => $"devices/{id(World.Granted)}/rights/{w["right"]}"),
        ["DELETE /devices/{id}/claim"] = new Hidden((_, id) => $"devices/{id(World.Device)}/claim"),
        ["POST /devices/{id}/claim"] =
            new Hidden((_, id) => $"devices/{id(World.Unclaimed)}/claim", (_, _) => new { code = "42/24" }, 422, "claim-refused"),
        ["POST /devices/{id}/claim-requests"] =
            new Hidden((_, id) => $"devices/{id(World.Unclaimed)}/claim-requests", (w, _) => new { organisationId = w["third"] }),
        ["POST /devices/{id}/check"] = new Hidden((_, id) => $"devices/{id(World.Device)}/check", (_, _) => new { telegram = Mode5.Send(10000001, UnknownHex) }),
        ["POST /checks"] = new Upload(CheckAsync),
        ["POST /checks/log"] = new Upload(CheckLogAsync),
        ["POST /claims"] = new NothingDone(_ => new { devices = (object[])[new { id = World.Unclaimed, code = "42/24" }, new { id = World.Device, code = "42/24" }] }),
        ["GET /claim-requests"] = new Unlisted(_ => "claim-requests", _ => "claim-requests?state=open"),
        ["POST /claim-requests/{id}/approve"] = new Hidden((w, id) => $"claim-requests/{id(w["claim-request"])}/approve"),
        ["POST /claim-requests/{id}/decline"] = new Hidden((w, id) => $"claim-requests/{id(w["claim-request"])}/decline", (_, _) => new { reason = "No" }),

        ["GET /transfers"] = new Unlisted(_ => "transfers", _ => "transfers?state=open"),
        ["GET /transfers/{id}"] = new Hidden((w, id) => $"transfers/{id(w["transfer"])}"),
        ["POST /transfers"] = new Hidden(
            (_, _) => "transfers", (w, id) => new { devices = (string[])[World.Device], organisationId = w["partner"], fromOrganisationId = id(w["organisation"]) }),
        ["POST /transfers/{id}/accept"] = new Hidden((w, id) => $"transfers/{id(w["transfer"])}/accept"),
        ["POST /transfers/{id}/decline"] = new Hidden((w, id) => $"transfers/{id(w["transfer"])}/decline"),
        ["POST /grants"] = new NothingDone(_ => new { devices = (string[])[World.Device, World.Unclaimed], email = "me@theta.example" }),
        ["POST /grants/{jobId}/undo"] = new Hidden((w, id) => $"grants/{id(w["job"])}/undo"),
        ["POST /revocations"] = new NothingDone(_ => new { devices = (string[])[World.Granted], all = true }),

        ["POST /imports"] = new Upload(ImportAsync),
        ["POST /exports"] = new NothingDone(_ => new { devices = (string[])[World.Device, World.Granted], format = "csv" }),
        ["GET /exports/{jobId}/file"] = new Hidden((w, id) => $"exports/{id(w["export"])}/file"),
        ["POST /exports/{jobId}/passphrase"] = new Hidden((w, id) => $"exports/{id(w["export"])}/passphrase"),
        ["GET /jobs"] = new Unlisted(_ => "jobs"),
        ["GET /jobs/{id}"] = new Hidden((w, id) => $"jobs/{id(w["job"])}"),
        ["DELETE /jobs/{id}"] = new Hidden((w, id) => $"jobs/{id(w["job"])}"),
        ["GET /jobs/{id}/report"] = new Hidden((w, id) => $"jobs/{id(w["job"])}/report"),

        ["GET /batches"] = new Unlisted(_ => "batches", w => $"batches?organisation={w["organisation"]}", _ => "batches?q=Delivery"),
        ["POST /batches"] = new Upload(BatchAsync),
        ["GET /batches/{id}"] = new Hidden((w, id) => $"batches/{id(w["batch"])}"),
        ["DELETE /batches/{id}"] = new Hidden((w, id) => $"batches/{id(w["batch"])}"),
        ["GET /batches/{id}/devices"] = new Hidden((w, id) => $"batches/{id(w["batch"])}/devices"),

        ["GET /users"] = new Unlisted(_ => "users", w => $"users?organisation={w["organisation"]}", _ => "users?q=rita"),
        ["POST /users"] = new Hidden((_, _) => "users", (w, id) => new { email = "me@theta.example", organisationId = id(w["organisation"]), role = "KeyManager" }),
        ["GET /users/{id}"] = new Hidden((w, id) => $"users/{id(w["user"])}"),
        ["PATCH /users/{id}"] = new Hidden((w, id) => $"users/{id(w["user"])}", (_, _) => new { active = false }),
        ["DELETE /users/{id}"] = new Hidden((w, id) => $"users/{id(w["user"])}"),
        ["GET /devices/{id}/exposure"] = new Hidden((_, id) => $"devices/{id(World.Device)}/exposure"),
        ["GET /users/{id}/exposure"] = new Hidden((w, id) => $"users/{id(w["user"])}/exposure"),
        ["GET /users/{id}/exposure/export"] = new Hidden((w, id) => $"users/{id(w["user"])}/exposure/export"),
        ["POST /users/{id}/compromise"] =
            new Hidden((w, id) => $"users/{id(w["user"])}/compromise", (_, _) => new { confirmation = "rita@rho.example", reason = "Mine now" }),
        ["POST /users/{id}/reset"] = new Hidden((w, id) => $"users/{id(w["user"])}/reset", (_, _) => new { oneTimePassword = true }),
        ["GET /certificates"] = new Unlisted(_ => "certificates", w => $"certificates?organisation={w["organisation"]}", _ => "certificates?state=valid"),
        ["POST /certificates"] = new Hidden((_, _) => "certificates", (w, id) => new { organisationId = id(w["organisation"]), inCertificate = true }),
        ["GET /users/{id}/certificates"] = new Hidden((w, id) => $"users/{id(w["user"])}/certificates"),
        ["POST /users/{id}/certificates"] =
            new Hidden((w, id) => $"users/{id(w["user"])}/certificates", (w, _) => new { organisationId = w["third"], name = "Mine" }),
        ["DELETE /users/{id}/certificates/orders/{order}"] = new Hidden((w, id) => $"users/{id(w["user"])}/certificates/orders/{UnknownHex}"),
        ["POST /users/{id}/certificates/{serial}/revoke"] =
            new Hidden((w, id) => $"users/{id(w["user"])}/certificates/01{UnknownHex}/revoke", (_, _) => new { reason = "key-compromise" }),
        ["POST /users/{id}/certificates/{serial}/suspend"] = new Hidden((w, id) => $"users/{id(w["user"])}/certificates/01{UnknownHex}/suspend"),
        ["POST /users/{id}/certificates/{serial}/resume"] = new Hidden((w, id) => $"users/{id(w["user"])}/certificates/01{UnknownHex}/resume"),
        ["GET /authority"] = new Own(),
        ["POST /authority"] = new Own(),
        ["GET /approvals"] = new Unlisted(_ => "approvals"),
        ["POST /approvals/{id}/approve"] = new Hidden((w, id) => $"approvals/{id($"{w["organisation"]}.{UnknownHex}")}/approve"),
        ["POST /approvals/{id}/decline"] = new Hidden((w, id) => $"approvals/{id($"{w["organisation"]}.{UnknownHex}")}/decline"),

        ["GET /organisations"] = new Unlisted(_ => "organisations?q=Rho", _ => "organisations?q=Upsilon"),
        ["POST /organisations"] = new Own(),
        ["GET /organisations/{id}"] = new Hidden((w, id) => $"organisations/{id(w["organisation"])}"),
        ["PATCH /organisations/{id}"] = new Hidden((w, id) => $"organisations/{id(w["organisation"])}", (_, _) => new { name = "Mine" }),
        ["GET /organisations/{id}/partners"] = new Hidden((w, id) => $"organisations/{id(w["organisation"])}/partners"),
        ["POST /organisations/{id}/partners"] = new Hidden((w, id) => $"organisations/{id(w["organisation"])}/partners", (w, _) => new { partnerId = w["third"] }),
        ["DELETE /organisations/{id}/partners/{partnerId}"] = new Hidden((w, id) => $"organisations/{id(w["organisation"])}/partners/{w["partner"]}"),
        ["GET /organisations/{id}/members"] = new Hidden((w, id) => $"organisations/{id(w["organisation"])}/members"),
        ["POST /organisations/{id}/members"] =
            new Hidden((w, id) => $"organisations/{id(w["organisation"])}/members", (_, _) => new { email = "me@theta.example", role = "KeyManager" }),
        ["DELETE /organisations/{id}/members/{userId}"] = new Hidden((w, id) => $"organisations/{id(w["organisation"])}/members/{w["user"]}"),

        ["GET /invitations"] = new Unlisted(_ => "invitations", w => $"invitations?organisation={w["organisation"]}"),
        ["POST /invitations"] = new Hidden((_, _) => "invitations", (w, id) => new { email = "me@theta.example", organisationId = id(w["organisation"]), role = "Reader" }),
        ["GET /invitations/{id}"] = new Hidden((w, id) => $"invitations/{id(w["invitation"])}"),
        ["PATCH /invitations/{id}"] = new Hidden((w, id) => $"invitations/{id(w["invitation"])}", (_, _) => new { email = "me@theta.example" }),
        ["DELETE /invitations/{id}"] = new Hidden((w, id) => $"invitations/{id(w["invitation"])}"),
        ["GET /invitations/{id}/preview"] = new Hidden((w, id) => $"invitations/{id(w["invitation"])}/preview"),
        ["POST /invitations/{id}/send"] = new Hidden((w, id) => $"invitations/{id(w["invitation"])}/send"),
        ["POST /invitations/accept"] = new Hidden(
            (_, _) => "invitations/accept", (w, id) => new { token = $"{id(w["invitation"])}.{UnknownHex}{UnknownHex}" }, 410, "link-used-or-expired"),

        ["GET /access-requests"] = new Unlisted(_ => "access-requests?state=approved"),
        ["POST /access-requests"] = new Own(),
        ["GET /access-requests/{id}"] = new Hidden((w, id) => $"access-requests/{id(w["foreign-access-request"])}"),
        ["POST /access-requests/{id}/approve"] =
            new Hidden((w, id) => $"access-requests/{id(w["foreign-access-request"])}/approve", (w, _) => new { organisationId = w["third"] }),
        ["POST /access-requests/{id}/decline"] = new Hidden((w, id) => $"access-requests/{id(w["foreign-access-request"])}/decline", (_, _) => new { reason = "No" }),

        ["GET /email-templates"] = new Unlisted(_ => "email-templates", w => $"email-templates?organisation={w["organisation"]}"),
        ["POST /email-templates"] = new Hidden((_, _) => "email-templates", (w, id) => new { kind = "test", language = "en", organisationId = id(w["organisation"]) }),
        ["GET /email-templates/{id}"] = new Hidden((w, id) => $"email-templates/{id(w["template"])}"),
        ["PATCH /email-templates/{id}"] = new Hidden((w, id) => $"email-templates/{id(w["template"])}", (_, _) => new { subject = "Mine" }),
        ["DELETE /email-templates/{id}"] = new Hidden((w, id) => $"email-templates/{id(w["template"])}"),
        ["POST /email-templates/{id}/copy"] = new Hidden((w, id) => $"email-templates/{id(w["template"])}/copy"),
        ["POST /email-templates/{id}/activate"] = new Hidden((w, id) => $"email-templates/{id(w["template"])}/activate"),
        ["POST /email-templates/{id}/restore"] = new Hidden((w, id) => $"email-templates/{id(w["template"])}/restore", (_, _) => new { revision = 1 }),
        ["GET /email-templates/{id}/preview"] = new Hidden((w, id) => $"email-templates/{id(w["template"])}/preview"),
        ["POST /email-templates/{id}/preview"] = new Hidden((w, id) => $"email-templates/{id(w["template"])}/preview", (_, _) => new { subject = "Mine" }),
        ["POST /email-templates/{id}/test"] = new Hidden((w, id) => $"email-templates/{id(w["template"])}/test", (_, _) => new { email = "me@theta.example" }),

        ["GET /hygiene"] = new Hidden((w, id) => $"hygiene?organisation={id(w["organisation"])}"),
        ["GET /hygiene/export"] = new Hidden((w, id) => $"hygiene/export?organisation={id(w["organisation"])}"),
        ["POST /hygiene/examinations"] = new Hidden((_, _) => "hygiene/examinations", (w, id) => new { organisationId = id(w["organisation"]) }),
        ["POST /hygiene/acknowledgements"] =
            new Hidden((_, _) => "hygiene/acknowledgements", (w, id) => new { organisationId = id(w["organisation"]), finding = "shared", reason = "Mine now" }),
        ["DELETE /hygiene/acknowledgements/{finding}"] = new Hidden((w, id) => $"hygiene/acknowledgements/shared?organisation={id(w["organisation"])}"),
        ["GET /audit"] = new Unlisted(
            w => $"audit?organisation={w["organisation"]}", _ => $"audit?device={World.Device}", w => $"audit?actor={w["user"]}", _ => "audit?kind=key."),
        ["GET /audit/export"] = new Unlisted(
            w => $"audit/export?organisation={w["organisation"]}", _ => $"audit/export?device={World.Device}", w => $"audit/export?actor={w["user"]}", _ => "audit/export?kind=key."),
        ["POST /audit/verify"] = new Hidden((_, _) => "audit/verify", null, 403, "forbidden"),
    };

    /// <summary>An id of the same form that nothing has.</summary>
    public static string Unknown(string id) => id switch
    {
        ['K', 'A', 'M', '-', ..] => id.Contains('.', StringComparison.Ordinal) ? $"KAM-99999999.{UnknownHex}" : "KAM-99999999",
        _ => id.Contains('.', StringComparison.Ordinal) ? $"{UnknownHex}.{UnknownHex}" : UnknownHex,
    };

    private static async Task ImportAsync(World world, Caller stranger)
    {
        var reply = await stranger.UploadAsync("imports", "keys.csv", KeyFiles.List("KAM", 10000001, 1), ("organisationId", world["organisation"]));
        if (reply.Status is 403 or 404) return;
        Assert.Equal("failed", (await stranger.FinishAsync(reply)).Text("state"));
    }

    // What is somebody else's is answered as what nobody has.
    private static async Task CheckAsync(World world, Caller stranger)
    {
        var items = (await stranger.PostAsync("checks", new { telegrams = (string[])[Mode5.Send(10000001, UnknownHex), Mode5.Send(99999999, UnknownHex)] })).Expect(200).Items;
        Assert.All(items, item => Assert.Equal("unknown-device", item.GetProperty("verdict").GetString()));
    }

    private static async Task CheckLogAsync(World world, Caller stranger)
    {
        var reply = await stranger.UploadAsync("checks/log", "receiver.log", Encoding.ASCII.GetBytes(Mode5.Send(10000001, UnknownHex)));
        if (reply.Status is 403 or 404) return;
        var job = await stranger.FinishAsync(reply);
        Assert.Contains(",unknown-device,", (await stranger.GetAsync($"jobs/{job.Text("id")}/report")).Expect(200).Body, StringComparison.Ordinal);
    }

    private static async Task BatchAsync(World world, Caller stranger)
    {
        var serials = KeyFiles.Serials(10000001, 2);
        var foreign = await stranger.UploadAsync("batches", "s.txt", serials, ("name", "Mine"), ("organisationId", world["organisation"]), ("manufacturer", "KAM"));
        foreign.Expect(404);
        var own = await stranger.UploadAsync("batches", "s.txt", serials, ("name", "Mine"), ("organisationId", world["third"]), ("manufacturer", "KAM"));
        if (own.Status == 404) return;
        Assert.Equal((0, 2), (own.Json.GetProperty("accepted").GetInt32(), own.Json.GetProperty("notAvailable").GetInt32()));
    }
}
