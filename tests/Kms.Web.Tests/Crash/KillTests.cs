using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Kms.Web.Tests.Crash;

/// <summary>
/// kill -9 during grants, again and again: what was acknowledged is there exactly once, a bulk grant goes on by itself, nothing is invented,
/// and the audit trail still verifies. The client's own log is the oracle.
/// </summary>
public abstract class KillTests
{
    private const int Rounds = 20;
    private const int Devices = 400;
    private const int Clients = 8;
    private const string Manager = "manager@test.example";
    private const string Password = "Evening-Ferry-77";

    private readonly ConcurrentDictionary<(string Device, string Email), string> _acknowledged = [];
    private readonly ConcurrentDictionary<(string Device, string Email), bool> _asked = [];

    private protected abstract Task<AppProcess> StartAsync();

    [Fact]
    public async Task No_acknowledged_grant_is_lost_doubled_or_invented_by_kill_9()
    {
        await using var app = await StartAsync();
        var organisation = await PrepareAsync(app);
        using var manager = await CrashClient.SignInAsync(app, Manager, Password);

        for (var round = 0; round < Rounds; round++) await RoundAsync(app, manager, round);

        await CheckSinglesAsync(manager);
        await CheckAuditAsync(app, organisation);
    }

    private async Task RoundAsync(AppProcess app, CrashClient manager, int round)
    {
        var (bulkEmail, key) = ($"bulk{round}@test.example", $"bulk-{round}");
        var bulk = new { filter = new { claim = "claimed" }, email = bulkEmail };
        await manager.PostAsync("grants", bulk, key);
        await GrantUntilKilledAsync(app, manager, round);
        await app.StartAgainAsync();

        var job = await manager.FinishAsync(await manager.PostAsync("grants", bulk, key));

        Assert.Equal("done", job["state"]!.GetValue<string>());
        Assert.Equal(0, job["refused"]!.GetValue<int>());
        foreach (var device in new[] { 0, Devices / 2, Devices - 1 })
            Assert.Single(await GranteesAsync(manager, Id(device)), right => right.Email == bulkEmail);
    }

    // Clients go on granting one by one while the process is killed under them, after a few acknowledged answers at the earliest.
    private async Task GrantUntilKilledAsync(AppProcess app, CrashClient manager, int round)
    {
        var enough = new TaskCompletionSource();
        var left = 20 + RandomNumberGenerator.GetInt32(60);
        var clients = Enumerable.Range(0, Clients).Select(async client =>
        {
            for (var i = client; ; i += Clients)
            {
                var (device, email) = (Id(i % Devices), $"single{round}-{i / Devices}@test.example");
                _asked[(device, email)] = true;
                try
                {
                    var right = await manager.PostAsync($"devices/{device}/rights", new { email });
                    _acknowledged[(device, email)] = right["id"]!.GetValue<string>();
                }
                catch (HttpRequestException)
                {
                    return;
                }
                if (Interlocked.Decrement(ref left) == 0) enough.SetResult();
            }
        }).ToArray();
        await Task.WhenAny(enough.Task, Task.WhenAll(clients));
        await app.KillAsync();
        await Task.WhenAll(clients);
    }

    private async Task CheckSinglesAsync(CrashClient manager)
    {
        Assert.True(_acknowledged.Count > Rounds * 10, $"Only {_acknowledged.Count} grants were acknowledged.");
        for (var i = 0; i < Devices; i++)
        {
            var rights = await GranteesAsync(manager, Id(i));
            Assert.Equal(rights.Count, rights.Select(r => r.Email).Distinct().Count());
            foreach (var (key, right) in _acknowledged.Where(a => a.Key.Device == Id(i))) Assert.Contains((key.Email, right), rights);
            foreach (var (email, _) in rights.Where(r => r.Email.StartsWith("single", StringComparison.Ordinal))) Assert.Contains((Id(i), email), _asked.Keys);
            Assert.Equal(Rounds, rights.Count(r => r.Email.StartsWith("bulk", StringComparison.Ordinal)));
        }
    }

    private static async Task CheckAuditAsync(AppProcess app, string organisation)
    {
        using var chief = await CrashClient.SignInAsync(app, AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        var verdict = await chief.PostAsync("audit/verify", new { });
        Assert.Empty(verdict["faults"]!.AsArray());
        Assert.True(verdict["entries"]!.GetValue<long>() > Rounds * Devices);
        Assert.NotEmpty((await chief.GetAsync($"audit?organisation={organisation}&kind=right.granted"))["items"]!.AsArray());
    }

    private static async Task<List<(string Email, string Id)>> GranteesAsync(CrashClient manager, string device) =>
        [.. (await manager.GetAsync($"devices/{device}/rights"))["items"]!.AsArray().Select(r => (Text(r!, "email"), Text(r!, "id")))];

    private static async Task<string> PrepareAsync(AppProcess app)
    {
        using var chief = await CrashClient.SignInAsync(app, AppProcess.OperatorEmail, AppProcess.OperatorPassword);
        var organisation = Text(await chief.PostAsync("organisations", new { name = "Works", kind = "utility", country = "DK", locale = "en" }), "id");
        var invited = await chief.PostAsync("invitations", new { email = Manager, organisationId = organisation, role = "key-manager" });
        await chief.PostAsync($"invitations/{Text(invited, "id")}/send", new { });
        using var invitee = new CrashClient(app.Client());
        await invitee.PostAsync("invitations/accept", new { token = await Outbox.TokenAsync(app, Manager), name = "Mia", password = Password });
        await chief.FinishAsync(await chief.ImportAsync(KeyList(), organisation));
        using var manager = await CrashClient.SignInAsync(app, Manager, Password);
        var claims = Enumerable.Range(0, Devices).Select(i => new { id = Id(i), code = "42/24" });
        var claimed = await manager.FinishAsync(await manager.PostAsync("claims", new { devices = claims, organisationId = organisation }));
        Assert.Equal(0, claimed["refused"]!.GetValue<int>());
        return organisation;
    }

    private static string KeyList()
    {
        var text = new StringBuilder("manufacturer;serial;device code;year;key\n");
        for (var i = 0; i < Devices; i++) text.Append(CultureInfo.InvariantCulture, $"KAM;{60_000_000 + i};42;2024;{Convert.ToHexString(RandomNumberGenerator.GetBytes(16))}\n");
        return text.ToString();
    }

    private static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"KAM-{60_000_000 + index}");

    private static string Text(JsonNode node, string name) => node[name]?.GetValue<string>() ?? "";
}
