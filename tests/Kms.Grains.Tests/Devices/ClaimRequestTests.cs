using Kms.Devices;
using Kms.Mail;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Devices;

public sealed class ClaimRequestTests
{
    private static readonly ClaimRequest Open = new(
        new("q1"), Estate.Owner, new("anna"), "anna@example.com", "Painted over", Estate.Now, DecisionState.Open, null, null);

    private static DeviceState Asked { get; } = Estate.Allocated with { Requests = [Open] };

    [Fact]
    public void The_allocated_organisation_asks_and_the_device_reads_requested()
    {
        var (change, request) = Estate.Allocated.RequestClaim(Estate.Owner, " Painted over ", Estate.By(Estate.KeyManager));

        Assert.Equal(ClaimState.Requested, change?.Device.Claim);
        Assert.Equal((request, "Painted over"), (change!.Device.Requests[0].Id, change.Device.Requests[0].Message));
    }

    [Fact]
    public void A_message_of_several_lines_is_taken()
    {
        var (change, _) = Estate.Allocated.RequestClaim(Estate.Owner, "No label.\r\nDelivery note 4711", Estate.By(Estate.KeyManager));
        var declined = Asked.Decide(Open.Id, false, "Not yours.\nAsk the seller", Estate.OwnerFacts, Estate.By(Estate.Operator));

        Assert.Equal("No label. Delivery note 4711", change!.Device.Requests[0].Message);
        Assert.Equal("Not yours. Ask the seller", declined.Device.Requests[0].Reason);
    }

    [Fact]
    public void Asking_again_is_the_same_request() =>
        Assert.Equal((null, Open.Id), Asked.RequestClaim(Estate.Owner, null, Estate.By(Estate.KeyManager)));

    [Fact]
    public void A_device_delivered_elsewhere_or_claimed_by_others_is_not_found_alike()
    {
        var paul = Estate.By(Estate.Member(Roles.KeyManager, Estate.Other));

        Assert.Equal(Refusal.NotFound, Estate.Refused(() => Estate.Allocated.RequestClaim(Estate.Other, null, paul)));
        Assert.Equal(Refusal.NotFound, Estate.Refused(() => Estate.Unclaimed.RequestClaim(Estate.Other, null, paul)));
        Assert.Equal(Refusal.NotFound, Estate.Refused(() => Estate.Owned.RequestClaim(Estate.Other, null, paul)));
    }

    [Fact]
    public void The_operator_approves_and_the_person_who_asked_is_told_and_owns_the_claim()
    {
        var change = Asked.Decide(Open.Id, true, null, Estate.OwnerFacts, Estate.By(Estate.Operator));

        Assert.Equal((Estate.Owner, new UserId("anna")), (change.Device.Owner, change.Device.ClaimedBy));
        Assert.Equal(DecisionState.Approved, change.Device.Requests[0].State);
        var mail = Assert.Single(change.Effects.Mails);
        Assert.Equal((MailKinds.ClaimRequestApproved, "anna@example.com", "da"), (mail.Kind, mail.To.Value, mail.Language));
    }

    [Fact]
    public void Whoever_asked_too_is_told_in_the_own_language_and_not_to_whom_the_device_went()
    {
        var lost = Open with { Id = new("q2"), Organisation = Estate.Other, ByEmail = "paul@example.com" };
        var device = Asked with { Requests = [Open, lost], PublicClaim = true };

        var change = device.Decide(Open.Id, true, null, Estate.OwnerFacts, Estate.By(Estate.Operator), Estate.OtherFacts);

        Assert.Equal(DecisionState.Withdrawn, change.Device.Requests[1].State);
        var mail = Assert.Single(change.Effects.Mails, m => m.Kind == MailKinds.ClaimRequestEnded);
        Assert.Equal(("paul@example.com", "fr", "Harbour"), (mail.To.Value, mail.Language, mail.Fields["organisation"]));
        Assert.DoesNotContain(mail.Fields, field => field.Value.Contains("Nordic", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_asked_is_told_when_somebody_claims_with_the_code_and_not_by_whom()
    {
        var lost = Open with { Id = new("q2"), Organisation = Estate.Other, ByEmail = "paul@example.com", By = new("paul") };
        var device = Asked with { Requests = [lost], PublicClaim = true };

        var change = device.Claim(Estate.Owner, "code", Estate.By(Estate.KeyManager), Estate.OtherFacts);

        Assert.Equal(DecisionState.Withdrawn, change.Device.Requests[0].State);
        var mail = Assert.Single(change.Effects.Mails);
        Assert.Equal((MailKinds.ClaimRequestEnded, "paul@example.com", "fr", "Harbour"), (mail.Kind, mail.To.Value, mail.Language, mail.Fields["organisation"]));
        Assert.DoesNotContain(mail.Fields, field => field.Value.Contains("Nordic", StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_is_told_of_the_own_claim()
    {
        var keyManager = Estate.By(Estate.KeyManager);
        var device = Asked with { Requests = [Open with { By = keyManager.Actor.User }] };

        Assert.Empty(device.Claim(Estate.Owner, "code", keyManager, Estate.OwnerFacts).Effects.Mails);
    }

    [Fact]
    public void Nobody_is_told_of_a_request_that_was_answered_before()
    {
        var device = Asked with { Requests = [Open with { State = DecisionState.Declined, By = new("paul") }] };

        Assert.Empty(device.Claim(Estate.Owner, "code", Estate.By(Estate.KeyManager), Estate.OwnerFacts).Effects.Mails);
    }

    [Fact]
    public void A_job_that_claims_many_devices_tells_of_each()
    {
        var device = Asked with { Requests = [Open with { By = new("paul") }] };
        var job = Estate.By(Estate.KeyManager) with { MailStep = "job" };

        var first = device.Claim(Estate.Owner, "code", job with { Step = "1" }, Estate.OwnerFacts).Effects.Mails;
        var second = device.Claim(Estate.Owner, "code", job with { Step = "2" }, Estate.OwnerFacts).Effects.Mails;

        Assert.NotEqual(Assert.Single(first).Id, Assert.Single(second).Id);
    }

    [Fact]
    public void Declining_needs_a_reason_which_the_person_reads()
    {
        Assert.Equal(Refusal.Invalid, Estate.Refused(() => Asked.Decide(Open.Id, false, " ", Estate.OwnerFacts, Estate.By(Estate.Operator))));

        var change = Asked.Decide(Open.Id, false, "Not delivered yet", Estate.OwnerFacts, Estate.By(Estate.Operator));

        Assert.Equal("Not delivered yet", Assert.Single(change.Effects.Mails).Fields["reason"]);
        Assert.Null(change.Device.Owner);
        Assert.Equal((DecisionState.Declined, ClaimState.Unclaimed), (change.Device.Requests[0].State, change.Device.Claim));
    }

    [Fact]
    public void Nobody_answers_the_own_organisations_request() =>
        Assert.Equal(Refusal.Forbidden, Estate.Refused(() => Asked.Decide(Open.Id, true, null, Estate.OwnerFacts, Estate.By(Estate.KeyManager))));

    [Fact]
    public void The_seller_answers_requests_for_a_delivery_opened_to_the_public()
    {
        var device = Estate.Allocated with { PublicClaim = true, Requests = [Open with { Organisation = Estate.Other }] };

        var change = device.Decide(Open.Id, true, null, Estate.OtherFacts, Estate.By(Estate.KeyManager));

        Assert.Equal(Estate.Other, change.Device.Owner);
    }

    [Fact]
    public void A_request_is_answered_once()
    {
        var decided = Asked.Decide(Open.Id, false, "No", Estate.OwnerFacts, Estate.By(Estate.Operator)).Device;

        Assert.Equal(Refusal.AlreadyDecided, Estate.Refused(() => decided.Decide(Open.Id, true, null, Estate.OwnerFacts, Estate.By(Estate.Operator))));
        Assert.Equal(Refusal.NotFound, Estate.Refused(() => decided.Decide(new("q2"), true, null, Estate.OwnerFacts, Estate.By(Estate.Operator))));
    }
}
