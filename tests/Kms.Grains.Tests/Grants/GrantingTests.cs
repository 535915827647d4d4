using Kms.Grants;
using Kms.Mail;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Grants;

public sealed class GrantingTests
{
    private static readonly GrantOrder ToCustomer = new(Grantee.Of(Estate.Customer), "Reading", Estate.Now.AddDays(30));

    [Fact]
    public void A_key_manager_of_the_owner_gives_a_right_and_the_grantee_gets_one_mail()
    {
        var (change, right) = Estate.Owned.Grant(ToCustomer, Estate.OwnerFacts, null, Estate.By(Estate.KeyManager));

        Assert.Equal(right, Assert.Single(change!.Device.Rights));
        Assert.Equal((Estate.Owner, "Reading", Estate.Now), (right.GrantedFor, right.Purpose, right.From));
        var mail = Assert.Single(change.Effects.Mails);
        Assert.Equal((MailKinds.ReadRightGranted, "customer@example.com", "Nordic"), (mail.Kind, mail.To.Value, mail.Fields["organisation"]));
        Assert.DoesNotContain("customer", Assert.Single(change.Effects.Facts).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_right_again_changes_nothing()
    {
        var once = Estate.Owned.Grant(ToCustomer, Estate.OwnerFacts, null, Estate.By(Estate.KeyManager)).Change!.Device;

        var (change, right) = once.Grant(ToCustomer, Estate.OwnerFacts, null, Estate.By(Estate.KeyManager, Estate.Now.AddHours(1)));

        Assert.Null(change);
        Assert.Equal(once.Rights[0], right);
    }

    [Fact]
    public void Another_end_or_purpose_changes_the_right_and_keeps_its_id()
    {
        var once = Estate.Owned.Grant(ToCustomer, Estate.OwnerFacts, null, Estate.By(Estate.KeyManager)).Change!.Device;

        var (change, right) = once.Grant(ToCustomer with { Until = null, Purpose = null }, Estate.OwnerFacts, null, Estate.By(Estate.KeyManager));

        Assert.Equal((once.Rights[0].Id, null, null), (right.Id, right.Until, right.Purpose));
        Assert.Single(change!.Device.Rights);
    }

    [Fact]
    public void A_right_that_had_ended_begins_again()
    {
        var device = Estate.Granted(Grantee.Of(Estate.Customer), Estate.Now.AddMinutes(-1));

        var (_, right) = device.Grant(ToCustomer, Estate.OwnerFacts, null, Estate.By(Estate.KeyManager));

        Assert.Equal((Estate.Now, true), (right.From, right.IsInForce(Estate.Now)));
    }

    [Fact]
    public void An_end_in_the_past_is_refused() => Assert.Equal(Refusal.Invalid, Estate.Refused(() =>
        Estate.Owned.Grant(ToCustomer with { Until = Estate.Now }, Estate.OwnerFacts, null, Estate.By(Estate.KeyManager))));

    [Fact]
    public void An_organisation_must_be_a_partner()
    {
        var order = new GrantOrder(Grantee.Of(Estate.Other), null, null);

        Assert.NotNull(Estate.Owned.Grant(order, Estate.OwnerFacts, Estate.OtherFacts, Estate.By(Estate.KeyManager)).Change);
        Assert.Equal(Refusal.NotAPartner, Estate.Refused(() => Estate.Owned.Grant(
            order, Estate.OwnerFacts with { Partners = [] }, Estate.OtherFacts, Estate.By(Estate.KeyManager))));
    }

    [Fact]
    public void A_grantee_never_passes_a_right_on()
    {
        var holder = Estate.By(Estate.Person("customer"));
        var partner = Estate.By(Estate.Member(Roles.KeyManager, Estate.Other));
        var toFriend = new GrantOrder(Grantee.Of(EmailAddress.Parse("friend@example.com")), null, null);

        Assert.Equal(Refusal.Forbidden, Estate.Refused(() => Estate.Granted(Grantee.Of(Estate.Customer)).Grant(toFriend, Estate.OwnerFacts, null, holder)));
        Assert.Equal(Refusal.Forbidden, Estate.Refused(() => Estate.Granted(Grantee.Of(Estate.Other)).Grant(toFriend, Estate.OwnerFacts, null, partner)));
    }

    [Fact]
    public void An_unclaimed_device_cannot_be_granted_and_a_foreign_one_is_not_found()
    {
        Assert.Equal(Refusal.DeviceUnclaimed, Estate.Refused(() => Estate.Allocated.Grant(ToCustomer, null, null, Estate.By(Estate.KeyManager))));
        Assert.Equal(Refusal.NotFound, Estate.Refused(() => Estate.Owned.Grant(ToCustomer, null, null, Estate.By(Estate.Nobody))));
        Assert.Equal(Refusal.NotFound, Estate.Refused(() => Estate.Unclaimed.Grant(ToCustomer, null, null, Estate.By(Estate.Nobody))));
    }

    [Fact]
    public void The_operator_grants_nothing() => Assert.Equal(Refusal.Forbidden, Estate.Refused(() =>
        Estate.Owned.Grant(ToCustomer, Estate.OwnerFacts, null, Estate.By(Estate.Operator))));

    [Fact]
    public void A_bulk_job_sends_no_mail_per_device() => Assert.Empty(
        Estate.Owned.Grant(ToCustomer with { Notify = false }, Estate.OwnerFacts, null, Estate.By(Estate.KeyManager)).Change!.Effects.Mails);
}
