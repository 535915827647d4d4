using Kms.Devices;
using Kms.Files;
using Kms.Jobs;
using Kms.Testing;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Silo.Tests.Hosting;

public sealed class PlainKeyTests
{
    private const string Device = "KAM-12345678";
    private static readonly (string, string?)[] s_allowed = [("Kms:Cluster:AllowPlainKeys", "true")];

    [Fact]
    public async Task Keys_and_codes_do_not_leave_a_web_node_without_TLS()
    {
        await using var silo = await KmsHost.StartAsync(new KmsHostSettings { Settings = s_allowed });
        await using var web = await WebNode.StartAsync(silo);

        await AssertRefusedAsync(silo, web.Grains);
    }

    [Fact]
    public async Task A_silo_without_TLS_gives_no_keys_whatever_the_web_node_allows()
    {
        await using var silo = await KmsHost.StartAsync();
        await using var web = await WebNode.StartAsync(silo, s_allowed);

        await AssertRefusedAsync(silo, web.Grains);
    }

    [Fact]
    public async Task Keys_cross_without_TLS_when_both_sides_allow_it()
    {
        await using var silo = await KmsHost.StartAsync(new KmsHostSettings { Settings = s_allowed });
        await using var web = await WebNode.StartAsync(silo, s_allowed);
        var ticket = await silo.People.ActAsync(await silo.People.AddOperatorAsync());

        Assert.Null(await web.Grains.GetGrain<IDeviceGrain>(Device).ReadKeysAsync(ticket, null, null));
    }

    [Fact]
    public async Task In_one_process_keys_need_no_TLS()
    {
        await using var silo = await KmsHost.StartAsync();
        var ticket = await silo.People.ActAsync(await silo.People.AddOperatorAsync());

        Assert.Null(await silo.Grain<IDeviceGrain>(Device).ReadKeysAsync(ticket, null, null));
    }

    [Fact]
    public async Task Nobody_passes_for_a_silo_with_a_stamp_that_was_made_up()
    {
        await using var silo = await KmsHost.StartAsync();
        await using var web = await WebNode.StartAsync(silo);
        var olga = await silo.People.AddOperatorAsync();
        RequestContext.Set("kms.silo", $"S127.0.0.1:1:1/{new string('0', 64)}");

        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => web.Grains.GetGrain<IUserTickets>(olga.Value).IssueForJobAsync(new SessionId("test"), [], "192.0.2.1"));

        Assert.Equal(Refusal.Forbidden, refused.Refusal);
    }

    private static async Task AssertRefusedAsync(KmsHost silo, IGrainFactory web)
    {
        var ticket = await silo.People.ActAsync(await silo.People.AddOperatorAsync());
        var device = web.GetGrain<IDeviceGrain>(Device);
        var file = web.GetGrain<IFileGrain>("0123456789abcdef0123456789abcdef");
        var job = web.GetGrain<IJobGrain>("0123456789abcdef0123456789abcdef");
        Func<Task>[] calls =
        [
            () => device.ReadKeysAsync(ticket, null, null),
            () => device.ClaimAsync(ticket, new ClaimOrder(null, "42/24", null)),
            () => file.ReadAsync(ticket, 0, 1),
            () => file.AppendAsync(ticket, 0, [1]),
            () => job.StartAsync(ticket, new ClaimJob(null, [new ClaimItem("12345678", "42/24")], null)),
        ];
        foreach (var call in calls)
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(call);
            Assert.Equal(Refusal.UnprotectedConnection, refused.Refusal);
            Assert.Contains("Kms:Cluster:AllowPlainKeys", refused.Detail, StringComparison.Ordinal);
        }
        Assert.Null(await device.GetAsync(ticket));
        Assert.Null(await job.GetAsync(ticket));
    }
}
