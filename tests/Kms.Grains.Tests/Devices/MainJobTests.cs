using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Jobs;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Devices;

public sealed class MainJobTests
{
    [Fact]
    public async Task Imported_devices_are_claimed_granted_and_read_by_the_customer_alone()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(3);
        var customer = await world.Host.People.AddAsync("customer@example.com");

        var job = await world.RunAsync(world.Anna, new GrantJob(
            Selection.Of(devices[0], devices[1]), Grantee.Of(EmailAddress.Parse("customer@example.com")), "Building 4", null));

        Assert.Equal((JobState.Done, 2, 0), (job.State, job.Counts["granted"], job.Refused));
        Assert.Equal(2, await world.CountVisibleAsync(customer));
        using var release = await world.Device(devices[0].Value).ReadKeysAsync(await world.ActAsync(customer), null, "first reading");
        Assert.Equal(World.KeyOf(0), Convert.ToHexString(release!.Keys.Single().Value.Reveal()));
        Assert.Null(await world.Device(devices[2].Value).ReadKeysAsync(await world.ActAsync(customer), null, null));
        Assert.Equal(0, await world.CountVisibleAsync(world.Stranger));
        Assert.Contains("2 devices", (await world.Host.Mails.FindAsync("customer@example.com")).Content.Text, StringComparison.Ordinal);
    }
}
