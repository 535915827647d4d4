using Kms.Grants;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Grants;

public sealed class RevokingTests
{
    private static readonly Grantee Friend = Grantee.Of(EmailAddress.Parse("friend@example.com"));

    private static Kms.Devices.DeviceState Two { get; } = Estate.Owned with
    {
        Rights = [Estate.Right(Grantee.Of(Estate.Customer)), Estate.Right(Friend, id: "r2")],
    };

    [Theory]
    [InlineData(Roles.KeyManager)]
    [InlineData(Roles.Administrator)]
    public void The_owners_side_takes_any_right_away(Roles role)
    {
        var change = Two.Revoke(new RightId("r2"), Estate.By(Estate.Member(role)));

        Assert.Equal("r1", Assert.Single(change!.Device.Rights).Id.Value);
        Assert.Equal("right.revoked", Assert.Single(change.Effects.Facts).Kind);
    }

    [Fact]
    public void All_rights_or_those_of_one_grantee_end_together()
    {
        Assert.Empty(Two.RevokeFor(null, Estate.By(Estate.KeyManager))!.Device.Rights);
        Assert.Equal("r1", Two.RevokeFor(Friend, Estate.By(Estate.KeyManager))!.Device.Rights.Single().Id.Value);
    }

    [Fact]
    public void A_holder_gives_back_the_own_right_and_no_other()
    {
        var holder = Estate.By(Estate.Person("customer"));

        Assert.Equal("right.given-back", Two.Revoke(new RightId("r1"), holder)!.Effects.Facts.Single().Kind);
        Assert.Null(Two.Revoke(new RightId("r2"), holder));
        Assert.Equal("r2", Two.RevokeFor(null, holder)!.Device.Rights.Single().Id.Value);
    }

    [Fact]
    public void A_key_manager_of_the_holding_organisation_gives_its_right_back()
    {
        var device = Estate.Granted(Grantee.Of(Estate.Other));

        Assert.NotNull(device.Revoke(new RightId("r1"), Estate.By(Estate.Member(Roles.KeyManager, Estate.Other))));
        Assert.Equal(Refusal.Forbidden, Estate.Refused(() => device.Revoke(new RightId("r1"), Estate.By(Estate.Member(Roles.Reader, Estate.Other)))));
    }

    [Fact]
    public void A_stranger_learns_nothing_and_readers_and_operators_revoke_nothing()
    {
        Assert.Equal(Refusal.NotFound, Estate.Refused(() => Two.Revoke(new RightId("r1"), Estate.By(Estate.Nobody))));
        Assert.Equal(Refusal.Forbidden, Estate.Refused(() => Two.Revoke(new RightId("r1"), Estate.By(Estate.Member(Roles.Reader)))));
        Assert.Equal(Refusal.Forbidden, Estate.Refused(() => Two.RevokeFor(null, Estate.By(Estate.Operator))));
    }

    [Fact]
    public void A_holder_sees_the_own_right_alone()
    {
        Assert.Equal(2, Two.VisibleRights(Estate.KeyManager, Estate.Now)?.Length);
        Assert.Equal("r1", Two.VisibleRights(Estate.Person("customer"), Estate.Now)?.Single().Id.Value);
        Assert.Null(Two.VisibleRights(Estate.Nobody, Estate.Now));
    }
}
