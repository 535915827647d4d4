using Kms.Users;

namespace Kms.Tests.Users;

public sealed class MembershipRulesTests
{
    private static readonly UserState s_member = Sample.Anna with { Memberships = [new(Sample.Hofor, Roles.Reader | Roles.KeyManager)] };

    [Theory]
    [InlineData(Roles.Reader, true)]
    [InlineData(Roles.None, true)]
    [InlineData(Roles.KeyManager | Roles.Auditor, true)]
    [InlineData(Roles.Reader | Roles.KeyManager | Roles.Auditor, false)]
    public void Losing_any_role_shrinks_rights(Roles roles, bool shrinks) =>
        Assert.Equal(shrinks, s_member.SetRoles(Sample.Hofor, roles, Sample.Now)!.Shrinks);

    [Fact]
    public void Setting_the_same_roles_again_changes_nothing() =>
        Assert.Null(s_member.SetRoles(Sample.Hofor, Roles.Reader | Roles.KeyManager, Sample.Now));

    [Theory]
    [InlineData(Roles.None, "member.removed")]
    [InlineData(Roles.Reader, "member.changed")]
    public void The_fact_names_what_happened(Roles roles, string kind)
    {
        var fact = Assert.Single(s_member.SetRoles(Sample.Hofor, roles, Sample.Now)!.Facts);

        Assert.Equal(kind, fact.Kind);
        Assert.Equal(Sample.Hofor, fact.Organisation);
        Assert.Equal("keymanager, reader", fact.Details["before"]);
    }

    [Fact]
    public void Deactivating_ends_sessions_and_shrinks_rights()
    {
        var user = Sample.Anna with { Sessions = [Sample.Session("s")] };

        var change = user.SetActive(false, Sample.Now)!;

        Assert.Empty(change.Next.Sessions);
        Assert.True(change.Shrinks);
        Assert.False(change.Next.SetActive(true, Sample.Now)!.Shrinks);
    }

    [Fact]
    public void A_token_does_not_come_back_with_the_account()
    {
        var user = Sample.Anna with { Tokens = [Sample.Token("t")] };

        var reactivated = user.SetActive(false, Sample.Now)!.Next.SetActive(true, Sample.Now)!.Next;

        Assert.Empty(reactivated.Tokens);
    }
}
