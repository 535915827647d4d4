using Kms.Invitations;
using Kms.Tests.Users;
using Kms.Users;

namespace Kms.Tests.Invitations;

public sealed class InvitationRulesTests
{
    private static readonly InvitationDraft s_draft = new(Sample.Anna.Email, "Anna", Sample.Hofor, Roles.Reader, "da", "Welcome");
    private static readonly Inviter s_by = new(new UserId("b"), "Bo", false);
    private static readonly InvitationDocument s_made = InvitationRules.Draft(new InvitationId("i"), s_draft, "Hofor", s_by, Sample.Now).Next;
    private static readonly InvitationDocument s_sent = s_made.Send([1], Sample.Now).Next;

    [Fact]
    public void A_draft_has_no_link() => Assert.False(s_made.IsLive(Sample.Noon));

    [Theory]
    [InlineData(167, true)]
    [InlineData(168, false)]
    public void A_sent_link_lives_for_seven_days(int hours, bool lives)
    {
        Assert.Equal(lives, s_sent.IsLive(Sample.Noon.AddHours(hours)));
        Assert.Equal(lives ? InvitationState.Sent : InvitationState.Expired, s_sent.ToRow().At(Sample.Noon.AddHours(hours)).State);
    }

    [Fact]
    public void Sending_again_replaces_the_link() => Assert.Equal(2, Assert.Single(s_sent.Send([2], Sample.Now).Next.SecretHash));

    [Fact]
    public void Editing_a_sent_one_kills_its_link()
    {
        var edited = s_sent.Edit(s_draft with { Name = "Anne" }, "Hofor", s_by, Sample.Now).Next;

        Assert.Empty(edited.SecretHash);
        Assert.Equal(InvitationState.Draft, edited.State);
    }

    [Fact]
    public void An_accepted_or_revoked_one_stays_as_it_is()
    {
        var accepted = s_sent.Accept(Sample.Anna.Id, Sample.Now).Next;
        var revoked = s_sent.Revoke(Sample.Now).Next;

        Assert.False(accepted.IsLive(Sample.Noon));
        Assert.False(revoked.IsLive(Sample.Noon));
        Assert.Equal(Refusal.AlreadyDecided, Assert.Throws<RefusedException>(() => accepted.Revoke(Sample.Now)).Refusal);
        Assert.Equal(Refusal.AlreadyDecided, Assert.Throws<RefusedException>(() => revoked.Send([3], Sample.Now)).Refusal);
    }

    [Fact]
    public void Roles_and_organisation_come_together()
    {
        Assert.Throws<RefusedException>(() => (s_draft with { Roles = Roles.None }).Checked());
        Assert.Throws<RefusedException>(() => (s_draft with { Organisation = null }).Checked());
        Assert.Null(Record.Exception(() => (s_draft with { Organisation = null, Roles = Roles.None }).Checked()));
    }
}
