using Kms.Users;

namespace Kms.Tests.Users;

public sealed class PasswordChangesTests
{
    private static readonly UserState s_signedIn = Sample.Anna with { PasswordHash = "old", Sessions = [Sample.Session("mine"), Sample.Session("other")] };

    [Fact]
    public void Choosing_a_password_keeps_the_session_that_did_it()
    {
        var change = s_signedIn.ChoosePassword("new", new SessionId("mine"), Sample.Now);

        Assert.Equal("new", change.Next.PasswordHash);
        Assert.Equal("mine", Assert.Single(change.Next.Sessions).Id.Value);
        Assert.True(change.Shrinks);
    }

    [Fact]
    public void A_delivered_reset_link_ends_every_session_and_proves_the_address()
    {
        var next = s_signedIn.ResetPassword("new", Sample.Now).Next;

        Assert.Empty(next.Sessions);
        Assert.Equal(Sample.Anna.Email, Assert.Single(next.Proven));
    }

    [Fact]
    public void A_reset_touches_nothing_but_password_sessions_and_proof()
    {
        var user = s_signedIn with { Memberships = [new(Sample.Hofor, Roles.Reader)], Theme = "dark", TermsVersion = "1" };

        var next = user.ResetPassword("new", Sample.Now).Next;

        Assert.Equal(user, next with { PasswordHash = "old", PasswordChanges = 0, Sessions = user.Sessions, Proven = user.Proven });
    }

    [Fact]
    public void An_issued_password_proves_nothing_must_be_changed_and_does_not_last()
    {
        var next = s_signedIn.IssuePassword("issued", Sample.Now).Next;

        Assert.Empty(next.Proven);
        Assert.True(next.MustChangePassword);
        Assert.Equal(Sample.Noon.AddHours(72), next.PasswordExpires);
        Assert.Empty(next.Sessions);
    }

    [Fact]
    public void A_reset_and_an_issued_password_revoke_the_tokens()
    {
        var user = s_signedIn with { Tokens = [Sample.Token("t")] };

        Assert.All([user.ResetPassword("new", Sample.Now), user.IssuePassword("issued", Sample.Now)], change =>
        {
            Assert.Empty(change.Next.Tokens);
            Assert.Contains(change.Facts, fact => fact.Kind == "token.revoked");
        });
    }

    [Fact]
    public void Choosing_a_password_ends_the_duty_to_change_it()
    {
        var issued = s_signedIn.IssuePassword("issued", Sample.Now).Next;

        var chosen = issued.ChoosePassword("mine", new SessionId("s"), Sample.Now).Next;

        Assert.False(chosen.MustChangePassword);
        Assert.Null(chosen.PasswordExpires);
    }
}
