using Kms.Batches;
using Kms.Devices;
using Kms.Grants;
using Kms.Mail;
using Kms.Tests.Support;
using Kms.Transfers;
using Kms.Users;

namespace Kms.Tests.Devices;

public sealed class ChangingHandsTests
{
    private static readonly TransferId Id = Estate.Offer.Id;
    private static readonly Actor Paul = Estate.Member(Roles.KeyManager, Estate.Other);

    private static DeviceState Offered { get; } = Estate.Granted(Grantee.Of(Estate.Customer)) with { Transfer = Estate.Offer, Label = "Cellar" };

    [Fact]
    public void Releasing_ends_the_rights_of_the_owner_and_tells_their_holders()
    {
        var change = Offered.Release(Estate.OwnerFacts, Estate.By(Estate.KeyManager));

        Assert.Equal((ClaimState.Unclaimed, 0), (change.Device.Claim, change.Device.Rights.Length));
        Assert.Null(change.Device.Transfer);
        Assert.Equal((MailKinds.ReadRightEnded, "customer@example.com"), (change.Effects.Mails[0].Kind, change.Effects.Mails[0].To.Value));
        Assert.Equal(["device.released", "right.ended"], change.Effects.Facts.Select(f => f.Kind).Order());
    }

    [Fact]
    public void A_partner_whose_right_ends_is_told_in_its_own_language()
    {
        var mail = Assert.Single(Estate.Granted(Grantee.Of(Estate.Other))
            .Release(Estate.OwnerFacts, Estate.By(Estate.KeyManager), [Estate.OtherFacts]).Effects.Mails);

        Assert.Equal((MailKinds.ReadRightEnded, "paul@example.com", "fr"), (mail.Kind, mail.To.Value, mail.Language));
    }

    [Fact]
    public void Rights_that_had_ended_before_send_no_mail() => Assert.Empty(
        Estate.Granted(Grantee.Of(Estate.Customer), Estate.Now.AddDays(-1)).Release(Estate.OwnerFacts, Estate.By(Estate.KeyManager)).Effects.Mails);

    [Fact]
    public void The_next_owner_reads_neither_label_nor_batch_of_the_one_before()
    {
        var device = Estate.Owned with { Label = "Cellar", Batch = new BatchId("b"), BatchName = "Spring" };

        var next = device.Release(Estate.OwnerFacts, Estate.By(Estate.Operator)).Device;

        Assert.Equal((null, null, null), (next.Label, next.Batch, next.BatchName));
    }

    [Fact]
    public void Only_the_owners_key_manager_or_the_operator_releases()
    {
        Assert.Equal(Refusal.Forbidden, Estate.Refused(() => Offered.Release(null, Estate.By(Estate.Member(Roles.Administrator)))));
        Assert.Equal(Refusal.Forbidden, Estate.Refused(() => Offered.Release(null, Estate.By(Estate.Person("customer")))));
        Assert.Equal(Refusal.NotFound, Estate.Refused(() => Offered.Release(null, Estate.By(Paul))));
        Assert.Equal(Refusal.DeviceUnclaimed, Estate.Refused(() => Estate.Allocated.Release(null, Estate.By(Estate.KeyManager))));
    }

    [Fact]
    public void A_transfer_is_offered_to_a_partner_for_fourteen_days_at_most()
    {
        var until = Estate.Now.AddDays(14);

        Assert.Equal(Estate.Offer, Estate.Owned.OfferTransfer(Id, Estate.Other, until, Estate.OwnerFacts, Estate.By(Estate.KeyManager))!.Device.Transfer);
        Assert.Equal(Refusal.NotAPartner, Estate.Refused(() =>
            Estate.Owned.OfferTransfer(Id, new("third"), until, Estate.OwnerFacts, Estate.By(Estate.KeyManager))));
        Assert.Equal(Refusal.Invalid, Estate.Refused(() =>
            Estate.Owned.OfferTransfer(Id, Estate.Other, until.AddSeconds(1), Estate.OwnerFacts, Estate.By(Estate.KeyManager))));
    }

    [Fact]
    public void A_device_is_offered_once_at_a_time()
    {
        var until = Estate.Now.AddDays(1);

        Assert.Null(Offered.OfferTransfer(Id, Estate.Other, until, Estate.OwnerFacts, Estate.By(Estate.KeyManager)));
        Assert.Equal(Refusal.Conflict, Estate.Refused(() =>
            Offered.OfferTransfer(new("t2"), Estate.Other, until, Estate.OwnerFacts, Estate.By(Estate.KeyManager))));
    }

    [Fact]
    public void Accepting_moves_the_device_and_ends_the_rights_of_the_old_owner()
    {
        var change = Offered.AcceptTransfer(Id, Estate.OwnerFacts, Estate.By(Paul));

        Assert.Equal((Estate.Other, 0, null), (change.Device.Owner, change.Device.Rights.Length, change.Device.Label));
        Assert.Single(change.Effects.Mails);
        Assert.Equal([Estate.Other, Estate.Owner], change.Effects.Facts.Where(f => f.Kind.StartsWith("transfer", StringComparison.Ordinal))
            .Select(f => f.Organisation!.Value).OrderBy(o => o.Value));
    }

    [Fact]
    public void Only_a_key_manager_of_the_receiver_accepts_and_only_in_time()
    {
        Assert.Equal(Refusal.Forbidden, Estate.Refused(() => Offered.AcceptTransfer(Id, null, Estate.By(Estate.KeyManager))));
        Assert.Equal(Refusal.Forbidden, Estate.Refused(() => Offered.AcceptTransfer(Id, null, Estate.By(Estate.Member(Roles.Reader, Estate.Other)))));
        Assert.Equal(Refusal.NotFound, Estate.Refused(() => Offered.AcceptTransfer(Id, null, Estate.By(Estate.Nobody))));
        Assert.Equal(Refusal.NotFound, Estate.Refused(() => Offered.AcceptTransfer(new("t2"), null, Estate.By(Paul))));
        Assert.Equal(Refusal.Gone, Estate.Refused(() => Offered.AcceptTransfer(Id, null, Estate.By(Paul, Estate.Offer.Until))));
    }

    [Fact]
    public void Either_side_ends_an_offer()
    {
        Assert.Null(Offered.DeclineTransfer(Id, Estate.By(Paul)).Device.Transfer);
        Assert.Null(Offered.DeclineTransfer(Id, Estate.By(Estate.KeyManager)).Device.Transfer);
        Assert.Equal(Refusal.NotFound, Estate.Refused(() => Offered.DeclineTransfer(Id, Estate.By(Estate.Nobody))));
        Assert.Equal(Refusal.Forbidden, Estate.Refused(() => Offered.DeclineTransfer(Id, Estate.By(Estate.Member(Roles.Auditor)))));
    }
}
