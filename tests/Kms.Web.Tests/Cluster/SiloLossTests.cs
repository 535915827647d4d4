using System.Diagnostics;
using System.Net;
using Kms.Web.Tests.Api;
using Kms.Web.Tests.Outages;

namespace Kms.Web.Tests.Cluster;

/// <summary>Somebody works in a web node while silos are lost.</summary>
[Collection(Site.Tests)]
public sealed class SiloLossTests : IAsyncLifetime
{
    private const string Device = "devices/KAM-70000001";
    private const string Keys = $"{Device}/keys";
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_stall = TimeSpan.FromSeconds(30);

    private Site _site = null!; // made before each test
    private Caller _manager = null!; // signed in before each test

    public async Task InitializeAsync()
    {
        _site = await Site.PrepareAsync();
        await _site.KeepAsync(async () =>
        {
            await _site.Silos[0].StartAsync();
            await _site.Web.StartAgainAsync();
            await Crew.ArriveAsync(_site.Web, await _site.Web.SignInChiefAsync(), devices: 5);
            _manager = _site.Patient(("Authorization", $"Bearer {await TokenAsync()}"));
            await WorkAsync();
        });
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task While_the_only_silo_is_gone_a_page_says_so_and_afterwards_work_goes_on_signed_in()
    {
        await _site.Silos[0].KillAsync();

        Assert.DoesNotContain("not known", (await _manager.GetAsync(Keys)).Expect(503, "unreachable").Body, StringComparison.Ordinal);
        Assert.Contains("not known", (await _manager.PatchAsync(Device, new { label = "x" })).Expect(503, "unreachable").Body, StringComparison.Ordinal);
        CheckPage(await _site.Patient(("Accept-Language", "da")).GetAsync("/sign-in"));
        await _site.Silos[0].StartAsync();
        await WorkAsync();
    }

    [Fact]
    public async Task Who_works_while_one_of_two_silos_is_killed_goes_on_signed_in()
    {
        await _site.Silos[1].StartAsync();
        await WorkAsync();

        await _site.Silos[0].KillAsync();
        await WorkAsync();
        await _site.Silos[0].StartAsync();
        await _site.Silos[1].KillAsync();

        await WorkAsync();
    }

    [Fact]
    public async Task Who_works_while_one_of_two_silos_hangs_goes_on_signed_in()
    {
        await _site.Silos[1].StartAsync();
        await WorkAsync();

        await _site.Silos[0].PauseAsync();

        await WorkAsync();
    }

    [Fact]
    public async Task A_silo_that_joins_while_the_only_other_one_dies_takes_over()
    {
        _site.Silos[1].Begin();
        await _site.Silos[0].KillAsync();

        await _site.Silos[1].WaitUntilReadyAsync();

        await WorkAsync();
    }

    private async Task<string> TokenAsync() =>
        (await _site.Patient().PostAsync("sign-in", new { email = Crew.Manager, password = Crew.Password })).Expect(200).Text("accessToken");

    // Until the service answers as before; on the way there it may only say that it does not answer yet, and nobody waits long for that.
    private async Task WorkAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        for (var served = 0; served < 10;)
        {
            Assert.False(patience.IsCancellationRequested, _site.Output);
            var asked = Stopwatch.GetTimestamp();
            var reply = await _manager.GetAsync(Keys);
            Assert.True(Stopwatch.GetElapsedTime(asked) < s_stall, _site.Output);
            if (reply.Status == 200) served++;
            else Assert.True(reply.Expect(503).Headers.RetryAfter?.Delta > TimeSpan.Zero, reply.Body);
        }
    }

    private static void CheckPage(Reply page)
    {
        page.Expect(503);
        Assert.Contains("Tjenesten svarer ikke", WebUtility.HtmlDecode(page.Body), StringComparison.Ordinal);
        Assert.True(page.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.DoesNotContain("   at ", page.Body, StringComparison.Ordinal);
    }
}
