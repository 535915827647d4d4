using Kms.AccessRequests;
using Kms.Devices;
using Kms.Tests.Users;
using Kms.Users;

namespace Kms.Tests.AccessRequests;

public sealed class AccessRequestRulesTests
{
    private static readonly AccountCard s_anna = new(Sample.Anna.Id, Sample.Anna.Email, "Anna", "da", true, false, [], 0);

    private static readonly AccessRequestState s_open = AccessRequestRules.Submit(
        new AccessRequestId("r"), s_anna, new AccessRequestDraft("Hofor", null, null), Sample.Now).Next;

    [Fact]
    public void A_request_names_an_organisation_or_a_customer_number()
    {
        Assert.Throws<RefusedException>(() => new AccessRequestDraft(" ", null, "please").Checked());
        Assert.Equal("4711", new AccessRequestDraft(null, " 4711 ", null).Checked().CustomerNumber);
    }

    [Theory]
    [InlineData(true, DecisionState.Approved)]
    [InlineData(false, DecisionState.Declined)]
    public void An_approved_request_that_waits_ends_with_the_administrators_word(bool approved, DecisionState end)
    {
        var waiting = s_open.Approve(Sample.In(Sample.Hofor, Roles.KeyManager), waits: true, Sample.Now).Next;

        var confirmed = waiting.Confirm(approved, Sample.Now)!.Next;

        Assert.Equal(DecisionState.AwaitingConfirmation, waiting.State);
        Assert.Equal(end, confirmed.State);
        Assert.Null(confirmed.Confirm(approved, Sample.Now));
    }

    [Fact]
    public void Declining_needs_a_reason()
    {
        Assert.Equal(Refusal.Invalid, Assert.Throws<RefusedException>(() => s_open.Decline(" ", Sample.Now)).Refusal);
        Assert.Equal("not a customer", s_open.Decline("not a customer", Sample.Now).Next.Reason);
    }

    [Fact]
    public void An_answered_request_is_not_answered_again()
    {
        var declined = s_open.Decline("no", Sample.Now).Next;

        Assert.Equal(Refusal.AlreadyDecided, Assert.Throws<RefusedException>(declined.DemandOpen).Refusal);
    }
}
