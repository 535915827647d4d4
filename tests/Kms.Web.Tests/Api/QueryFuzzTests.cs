using Kms.Catalogue;
using Kms.Testing;
using Kms.Testing.Databases;
using Kms.Users;
using Kms.Web.Pages.Devices;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Web.Tests.Api;

/// <summary>Broken queries through both doors, by somebody with devices and by somebody without: never an error of ours, never a foreign device.</summary>
public abstract class QueryFuzzTests<TDatabase> : IAsyncLifetime where TDatabase : TestDatabase, new()
{
    private const int Devices = 30;

    private static readonly string[] s_pages =
    [
        "devices", "audit", "grant", "download", "revoke", "release", "claim", "claim/batch", "claim-requests", "members", "invitations", "jobs",
        "organisations", "transfers", "batches", "access-requests", "mails", "devices/KAM-10000001", "jobs/none", "batches/none",
    ];

    private readonly TDatabase _database = new();
    private readonly List<string> _cursors = [];
    private WebApp _app = null!; // made before each test
    private Caller _rita = null!; // made before each test
    private Caller _tom = null!; // made before each test

    public async Task InitializeAsync()
    {
        await _database.CreateAsync();
        _app = new WebApp(_database.ConnectionString);
        var op = await _app.SignInOperatorAsync();
        var (rho, theta) = (await op.FoundAsync("Rho", "reseller"), await op.FoundAsync("Theta", "reseller"));
        _rita = await _app.InviteAsync(op, rho, "rita@rho.example", "key-manager", "administrator");
        _tom = await _app.InviteAsync(op, theta, "tom@theta.example", "key-manager", "administrator");
        foreach (var (first, organisation) in new[] { (10000001, rho), (20000001, theta) })
            await op.FinishDoneAsync(await op.UploadAsync("imports", "keys.csv", KeyFiles.List("KAM", first, Devices), ("organisationId", organisation)));
        foreach (var caller in new[] { op, _rita, _tom })
            foreach (var sort in (string[])["id", "type", "-changed", "label"])
                _cursors.Add((await caller.GetAsync($"devices?limit=7&sort={sort}")).Expect(200).Text("next"));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task No_broken_query_of_the_api_is_an_error_or_shows_a_foreign_device()
    {
        var (random, shown) = (new XorShift(2040), 0);
        for (var i = 0; i < 1_000 * Fuzz.Scale; i++)
        {
            var (caller, own) = random.Below(2) == 0 ? (_rita, "KAM-1") : (_tom, "KAM-2");
            var reply = await caller.GetAsync($"devices?{BrokenQueries.Make(random, _cursors)}");
            Assert.True(reply.Status is 200 or 400 or 422, $"{reply.Request} answered {reply.Status}: {reply.Body}");
            if (reply.Status != 200) continue;
            Assert.All(reply.Items, row => Assert.StartsWith(own, row.GetProperty("id").GetString(), StringComparison.Ordinal));
            shown += reply.Items.Count;
        }
        Assert.InRange(shown, 500, int.MaxValue);
        Assert.DoesNotContain(_app.Log.Lines, line => line.Contains("unhandled", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task No_broken_address_of_a_page_is_an_error()
    {
        var (random, browser) = (new XorShift(2041), await BrowseAsync());
        for (var i = 0; i < 150 * Fuzz.Scale; i++)
        {
            var reply = await browser.GetAsync($"/{random.Pick(s_pages)}?{BrokenQueries.Make(random, _cursors)}");
            Assert.True(reply.Status is 200 or 400 or 404, $"{reply.Request} answered {reply.Status}: {reply.Body}");
            Assert.DoesNotContain("href=\"/devices/KAM-2", reply.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_page_reads_from_its_address_stays_the_same_filter_and_finds_own_devices_alone()
    {
        var (random, catalogue, shown) = (new XorShift(2042), _app.Services.GetRequiredService<IGrainFactory>().GetGrain<ICatalogueGrain>("all"), 0);
        var user = new UserId((await _rita.GetAsync("me")).Expect(200).Text("id"));
        var people = new People(_app.Services.GetRequiredService<IGrainFactory>);
        for (var i = 0; i < 1_000 * Fuzz.Scale; i++)
        {
            var filter = DeviceQuery.Read($"http://localhost/devices?{BrokenQueries.Make(random, _cursors)}");
            Assert.Equal(filter, DeviceQuery.Read(DeviceQuery.Address("http://localhost/devices", DeviceQuery.Write(filter))));
            try
            {
                var after = random.Below(4) == 0 ? Fuzz.Break(random.Pick(_cursors), random) : random.Below(4) == 0 ? random.Pick(_cursors) : null;
                var page = await catalogue.FindAsync(await people.ActAsync(user), filter, new PageRequest(100, after));
                Assert.All(page.Items, row => Assert.StartsWith("KAM-1", row.Id.Value, StringComparison.Ordinal));
                shown += page.Items.Length;
            }
            catch (RefusedException refused)
            {
                Assert.Equal(Refusal.Invalid, refused.Refusal);
            }
        }
        Assert.InRange(shown, 500, int.MaxValue);
    }

    private async Task<Caller> BrowseAsync()
    {
        var token = (await _app.Anonymous().PostAsync("sign-in", new { email = "rita@rho.example", password = Arrivals.Passphrase })).Expect(200).Text("accessToken");
        return _app.Anonymous(("Cookie", $"kms={token}"));
    }
}

public sealed class QueryFuzzOnSqlite : QueryFuzzTests<SqliteTestDatabase>;

public sealed class QueryFuzzOnPostgres : QueryFuzzTests<PostgresTestDatabase>;
