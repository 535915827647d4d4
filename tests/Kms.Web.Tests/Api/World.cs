namespace Kms.Web.Tests.Api;

/// <summary>
/// Three organisations that must not see each other. The reseller has one of everything; the others are the strangers who try its ids.
/// </summary>
public sealed class World : IAsyncLifetime
{
    public const string Device = "KAM-10000001";
    public const string Granted = "KAM-10000002";
    public const string Unclaimed = "KAM-10000009";

    private readonly Dictionary<string, string> _ids = [];

    internal WebApp App { get; } = new();

    internal Caller Operator { get; private set; } = null!; // set by InitializeAsync, as are all below

    internal Caller Reseller { get; private set; } = null!;

    internal Caller Utility { get; private set; } = null!;

    internal Caller Third { get; private set; } = null!;

    /// <summary>Has an account and nothing else.</summary>
    internal Caller Person { get; private set; } = null!;

    /// <summary>An id of something of the reseller's: organisation, partner, user, right, batch, job, ...</summary>
    internal string this[string name] => _ids[name];

    internal IEnumerable<string> Ids => _ids.Where(pair => pair.Key != "third").Select(pair => pair.Value);

    public async Task InitializeAsync()
    {
        Operator = await App.SignInOperatorAsync();
        _ids["organisation"] = await Operator.FoundAsync("Rho Resale", "reseller", "R-100");
        _ids["partner"] = await Operator.FoundAsync("Upsilon Water", "utility");
        _ids["third"] = await Operator.FoundAsync("Theta Trade", "reseller");
        Reseller = await App.InviteAsync(Operator, this["organisation"], "rita@rho.example", "administrator", "key-manager");
        Utility = await App.InviteAsync(Operator, this["partner"], "ulla@upsilon.example", "administrator", "key-manager");
        Third = await App.InviteAsync(Operator, this["third"], "tom@theta.example", "administrator", "key-manager");
        Person = await App.RegisterAsync("pia@person.example");
        await StockAsync();
        await UseAsync();
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();

    private async Task StockAsync()
    {
        var import = await Operator.UploadAsync("imports", "keys.csv", KeyFiles.List("KAM", 10000001, 10), ("organisationId", this["organisation"]));
        await Operator.FinishDoneAsync(import);
        var devices = Enumerable.Range(10000001, 8).Select(serial => new { id = $"KAM-{serial}", code = "42/24" });
        var claim = await Reseller.PostAsync("claims", new { devices, organisationId = this["organisation"] });
        _ids["job"] = claim.Expect(202).Text("jobId");
        await Reseller.FinishDoneAsync(claim);
        var batch = await Reseller.UploadAsync(
            "batches", "serials.txt", KeyFiles.Serials(10000001, 8), ("name", "Delivery 1"), ("organisationId", this["organisation"]), ("manufacturer", "KAM"));
        _ids["batch"] = batch.Expect(201).Text("id");
    }

    private async Task UseAsync()
    {
        (await Reseller.PostAsync($"organisations/{this["organisation"]}/partners", new { partnerId = this["partner"] })).Expect(201);
        _ids["right"] = (await Reseller.PostAsync($"devices/{Granted}/rights", new { email = "carl@customer.example", purpose = "Billing" })).Expect(201).Text("id");
        _ids["invitation"] = (await Reseller.PostAsync("invitations", new { email = "ina@rho.example", organisationId = this["organisation"], role = "Reader" })).Expect(201).Text("id");
        _ids["transfer"] = (await Reseller.PostAsync("transfers", new { selection = new { devices = (string[])["KAM-10000007"] }, organisationId = this["partner"] })).Expect(202).Text("id");
        var request = await Reseller.PostAsync($"devices/{Unclaimed}/claim-requests", new { organisationId = this["organisation"], message = "No label" });
        _ids["claim-request"] = request.Expect(202).Text("id");
        var export = await Reseller.PostAsync("exports", new { devices = (string[])[Device], format = "csv" });
        _ids["export"] = export.Expect(202).Text("jobId");
        await Reseller.FinishDoneAsync(export);
        _ids["template"] = (await Reseller.PostAsync("email-templates", new { kind = "test", language = "en", name = "Ours" })).Expect(201).Text("id");
        _ids["token"] = (await Reseller.PostAsync("tokens", new { name = "Head-end", scopes = (string[])["devices:read"] })).Expect(201).Text("id");
        _ids["session"] = (await Reseller.GetAsync("sessions")).Expect(200).Items[0].GetProperty("id").GetString()!; // the one that asks
        _ids["user"] = (await Reseller.GetAsync("me")).Expect(200).Text("id");
        _ids["foreign-access-request"] = (await Utility.PostAsync("access-requests", new { customerNumber = "U-1" })).Expect(201).Text("id");
    }
}
