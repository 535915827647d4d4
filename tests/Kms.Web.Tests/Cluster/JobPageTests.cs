using System.Globalization;
using Kms.Web.Tests.Api;
using Kms.Web.Tests.Browser;
using Kms.Web.Tests.Outages;

namespace Kms.Web.Tests.Cluster;

/// <summary>Pages of one web node show what goes on in silos, whoever ordered it and wherever.</summary>
[Collection(Site.Tests)]
public sealed class JobPageTests : IAsyncLifetime
{
    private const int Devices = 500;
    private const int First = 70_000_000;

    private Site _site = null!; // made before each test
    private Browsing _browsing = null!; // as above
    private Caller _manager = null!; // as above

    public async Task InitializeAsync()
    {
        _site = await Site.PrepareAsync();
        await _site.KeepAsync(async () =>
        {
            await _site.Silos[0].StartAsync();
            await _site.Web.StartAgainAsync();
            _manager = await Crew.ArriveAsync(_site.Web, await _site.Web.SignInChiefAsync(), Devices);
            await _site.Other.StartAgainAsync();
            _browsing = await Browsing.StartAsync();
        });
    }

    public async Task DisposeAsync()
    {
        await _browsing.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_page_follows_to_its_end_a_job_that_was_ordered_at_another_web_node()
    {
        var visitor = await VisitAsync();

        await visitor.GoAsync($"/jobs/{await OrderAsync()}");

        await visitor.FinishedAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task An_open_page_follows_a_job_that_goes_on_elsewhere_when_a_silo_is_killed()
    {
        await _site.Silos[1].StartAsync();
        var visitor = await VisitAsync();
        var job = await OrderAsync();
        await visitor.GoAsync($"/jobs/{job}");
        var token = await TokenAsync(); // not after the loss: a sign-in is not repeated by itself

        await _site.Silos[0].KillAsync();

        await visitor.FinishedAsync();
        Assert.Equal(Devices, (await _site.Patient(("Authorization", $"Bearer {token}")).GetAsync($"jobs/{job}")).Expect(200).Json.GetProperty("done").GetInt32());
    }

    private async Task<Visitor> VisitAsync()
    {
        var visitor = await _browsing.VisitAsync(_site.Other);
        await visitor.SignInAsync(Crew.Manager, Crew.Password);
        return visitor;
    }

    private async Task<string> TokenAsync() =>
        (await _site.Patient().PostAsync("sign-in", new { email = Crew.Manager, password = Crew.Password })).Expect(200).Text("accessToken");

    private async Task<string> OrderAsync()
    {
        var devices = Enumerable.Range(First, Devices).Select(serial => string.Create(CultureInfo.InvariantCulture, $"KAM-{serial}"));
        return (await _manager.PostAsync("grants", new { devices, email = "reader@customer.example" })).Expect(202).Text("jobId");
    }
}
