using System.Text;
using Kms.Silo.Demo;
using Kms.Web.Tests.Crash;

namespace Kms.Web.Tests.Browser.Guides;

/// <summary>The service with its demo data, which the pictures of the guides show.</summary>
public sealed class GuideDemo : IAsyncLifetime
{
    internal const string Password = DemoAccount.Password;

    private Browsing? _browsing;
    private AppProcess? _app;

    public async Task InitializeAsync()
    {
        _app = AppProcess.Prepare(("Kms__Demo", "true"), ("Kms__Setup__OperatorEmail", ""), ("Kms__Setup__OperatorPassword", ""));
        _app.BeginAgain();
        await WaitAsync(_app);
        _browsing = await Browsing.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browsing is not null) await _browsing.DisposeAsync();
        if (_app is not null) await _app.DisposeAsync();
    }

    // It is filled before it serves: five thousand devices, on a machine that may be busy.
    private static async Task WaitAsync(AppProcess app)
    {
        for (var patience = 4; patience > 0; patience--)
        {
            try
            {
                await app.WaitUntilReadyAsync();
                return;
            }
            catch (TimeoutException) when (patience > 1)
            {
                // Still filling.
            }
        }
    }

    internal GuideWalk Begin(string guide) => new(guide, _browsing!, _app!); // set by InitializeAsync

    internal static Task<CrashClient> CallAsync(GuideWalk walk, string email) => CrashClient.SignInAsync(walk.App, email, Password);

    /// <summary>Somebody whom an administrator of the demo has just invited; the mail is on its way.</summary>
    internal static async Task InviteAsync(GuideWalk walk, DemoAccount by, string email, params string[] roles)
    {
        using var administrator = await CallAsync(walk, by.Address);
        var own = (await administrator.GetAsync("organisations"))["items"]!.AsArray() // there is one
            .Single(organisation => organisation!["kind"]!.GetValue<string>() is "utility")!["id"]!.GetValue<string>();
        var invitation = await administrator.PostAsync("invitations", new { email, organisationId = own, roles, language = "en" });
        await administrator.PostAsync($"invitations/{invitation["id"]!.GetValue<string>()}/send", new { });
    }

    /// <summary>Meters of the reseller's spring order, from the given place on.</summary>
    internal static string[] Spring(int first, int count) => [.. Meters("Spring order", first, count)];

    internal static IEnumerable<string> Meters(string batch, int first, int count)
    {
        var model = DemoModel.Fleet.Single(kind => kind.Model.Batch == batch).Model;
        return Enumerable.Range(first, count).Select(at => $"{model.Maker}-{DemoKeyList.Number(model, at)}");
    }

    /// <summary>A key file as it comes from a factory: forty good rows, a weak key and a row that is broken.</summary>
    internal static byte[] Delivery() => Encoding.UTF8.GetBytes(
        "manufacturer;serial;key;type;medium;device code;year\n"
        + string.Concat(Enumerable.Range(84_100_001, 40).Select(serial => $"KAM;{serial};{Convert.ToHexString(Guid.NewGuid().ToByteArray())};flowIQ 2200;water;48;2026\n"))
        + "KAM;84100041;00000000000000000000000000000000;flowIQ 2200;water;48;2026\nKAM;84100042;12AB;flowIQ 2200;water;48;2026\n");
}
