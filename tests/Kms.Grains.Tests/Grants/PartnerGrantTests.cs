using Kms.Grants;
using Kms.Organisations;
using Kms.Tests.Support;

namespace Kms.Tests.Grants;

public sealed class PartnerGrantTests
{
    [Fact]
    public async Task A_partner_who_was_removed_gets_no_right_from_that_moment_and_one_who_was_added_does()
    {
        await using var world = await World.StartAsync();
        var devices = await world.OwnAsync(3);
        var anna = await world.ActAsync(world.Anna);
        var reseller = world.Host.Grain<IOrganisationGrain>(world.Reseller.Value);
        var toPartner = new GrantOrder(Grantee.Of(world.Partner), null, null);

        await world.Device(devices[0].Value).GrantAsync(anna, toPartner);
        await reseller.RemovePartnerAsync(anna, world.Partner);
        Assert.Equal(Refusal.NotAPartner, await Accounts.RefusalOf(world.Device(devices[1].Value).GrantAsync(anna, toPartner)));
        await reseller.AddPartnerAsync(anna, world.Partner);

        Assert.NotNull(await world.Device(devices[2].Value).GrantAsync(anna, toPartner));
    }
}
