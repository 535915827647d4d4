using Kms.Users;

namespace Kms.Tests.Users;

public sealed class AccountAdministrationTests
{
    private static readonly Actor s_administrator = Sample.Actor(memberships: Sample.In(Sample.Hofor, Roles.Administrator));

    [Fact]
    public void An_administrator_administers_an_account_whose_every_membership_is_the_own() =>
        Assert.True(s_administrator.MayAdminister(Sample.Anna with { Memberships = [new(Sample.Hofor, Roles.Reader)] }));

    [Fact]
    public void An_account_with_a_foreign_membership_is_seen_but_not_touched()
    {
        var shared = Sample.Anna with { Memberships = [new(Sample.Hofor, Roles.Reader), new(Sample.Nordvand, Roles.Reader)] };

        var refused = Assert.Throws<RefusedException>(() => s_administrator.DemandAdministration(shared));

        Assert.Equal(Refusal.Forbidden, refused.Refusal);
        Assert.True(s_administrator.MaySee(shared));
    }

    [Fact]
    public void An_account_without_membership_is_nobodys_but_the_operators()
    {
        Assert.Equal(Refusal.NotFound, Assert.Throws<RefusedException>(() => s_administrator.DemandAdministration(Sample.Anna)).Refusal);
        Assert.True(Sample.Actor(isOperator: true).MayAdminister(Sample.Anna));
    }

    [Fact]
    public void No_administrator_touches_an_operator() =>
        Assert.False(s_administrator.MayAdminister(Sample.Anna with { IsOperator = true, Memberships = [new(Sample.Hofor, Roles.Reader)] }));

    [Fact]
    public void Another_role_administers_nobody() =>
        Assert.False(Sample.Actor(memberships: Sample.In(Sample.Hofor, Roles.KeyManager | Roles.Auditor))
            .MayAdminister(Sample.Anna with { Memberships = [new(Sample.Hofor, Roles.Reader)] }));
}
