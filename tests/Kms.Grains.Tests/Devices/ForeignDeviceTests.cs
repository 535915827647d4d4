using Kms.Batches;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Keys;
using Kms.Tests.Support;
using Kms.Transfers;
using Kms.Users;

namespace Kms.Tests.Devices;

/// <summary>A device that is not the actor's and one that does not exist answer every call alike.</summary>
public sealed class ForeignDeviceTests
{
    public static TheoryData<string, Func<IDeviceGrain, ActorTicket, Task>> Acts => new()
    {
        { "grant", (d, a) => d.GrantAsync(a, new GrantOrder(Grantee.Of(Estate.Customer), null, null)) },
        { "revoke", (d, a) => d.RevokeAsync(a, new RightId("r")) },
        { "revoke for", (d, a) => d.RevokeForAsync(a, null) },
        { "release", (d, a) => d.ReleaseAsync(a) },
        { "label", (d, a) => d.SetLabelAsync(a, "mine") },
        { "key state", (d, a) => d.SetKeyStateAsync(a, KeyPurpose.Dek, 1, KeyState.Compromised, "x") },
        { "allocate", (d, a) => d.AllocateAsync(a, new AllocateOrder(new("o"), null, null)) },
        { "request", (d, a) => d.RequestClaimAsync(a, a.Memberships[0].Organisation, "please") },
        { "decide", (d, a) => d.DecideClaimRequestAsync(a, new ClaimRequestId("q"), true, null) },
        { "offer", (d, a) => d.OfferTransferAsync(a, new TransferId("t"), new("o"), DateTimeOffset.MaxValue) },
        { "accept", (d, a) => d.AcceptTransferAsync(a, new TransferId("t")) },
        { "decline", (d, a) => d.DeclineTransferAsync(a, new TransferId("t")) },
    };

    [Fact]
    public async Task Every_act_on_a_foreign_device_says_not_found_in_the_same_words()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(1);
        var paul = await world.ActAsync(world.Paul);

        foreach (var line in Acts)
        {
            var act = (Func<IDeviceGrain, ActorTicket, Task>)line[1];
            var foreign = await Assert.ThrowsAsync<RefusedException>(() => act(world.Device(World.Id(0).Value), paul));
            var unknown = await Assert.ThrowsAsync<RefusedException>(() => act(world.Device("KAM-99999999"), paul));
            Assert.Equal((Refusal.NotFound, foreign.Detail), (unknown.Refusal, unknown.Detail));
            Assert.Equal((line[0], Refusal.NotFound), (line[0], foreign.Refusal));
        }
    }

    [Fact]
    public async Task Reading_a_foreign_device_answers_nothing()
    {
        await using var world = await World.StartAsync();
        var device = world.Device((await world.OwnAsync(1))[0].Value);
        var paul = await world.ActAsync(world.Paul);

        Assert.Null(await device.GetAsync(paul));
        Assert.Null(await device.ReadKeysAsync(paul, null, null));
        Assert.Null(await device.GetRightsAsync(paul));
        Assert.Null(await world.Host.Grain<ICatalogueGrain>("all").ResolveAsync(paul, "20000000"));
        Assert.Equal(0, await world.CountVisibleAsync(world.Paul));
    }

    [Fact]
    public async Task The_owner_may_do_each_of_the_reading_acts()
    {
        await using var world = await World.StartAsync();
        var device = world.Device((await world.OwnAsync(1))[0].Value);
        var anna = await world.ActAsync(world.Anna);

        Assert.Equal("Nordic Meters", (await device.GetAsync(anna))!.Claim.OrganisationName);
        Assert.NotNull(await device.GetRightsAsync(anna));
        Assert.Equal(World.Id(0), await world.Host.Grain<ICatalogueGrain>("all").ResolveAsync(anna, "20000000/42/24"));
        using var release = await device.ReadKeysAsync(anna, KeyPurpose.Dek, null);
        Assert.Single(release!.Keys);
        Assert.True((await device.GetAsync(anna))!.Keys[0].EverRevealed);
    }

    [Fact]
    public async Task A_token_without_the_scope_does_nothing()
    {
        await using var world = await World.StartAsync();
        var device = world.Device((await world.OwnAsync(1))[0].Value);
        var reader = await world.ActAsync(world.Anna, Scopes.Read);

        Assert.NotNull(await device.GetAsync(reader));
        Assert.Equal(Refusal.ScopeMissing, (await Assert.ThrowsAsync<RefusedException>(() => device.ReadKeysAsync(reader, null, null))).Refusal);
        Assert.Equal(Refusal.ScopeMissing, (await Assert.ThrowsAsync<RefusedException>(() => device.ReleaseAsync(reader))).Refusal);
    }
}
