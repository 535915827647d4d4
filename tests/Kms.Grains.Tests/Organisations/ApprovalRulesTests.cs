using Kms.Devices;
using Kms.Organisations;
using Kms.Tests.Users;
using Kms.Users;

namespace Kms.Tests.Organisations;

public sealed class ApprovalRulesTests
{
    private static readonly Admission s_byOperator = new(
        Sample.Anna.Id, Sample.Anna.Email, Roles.KeyManager, new UserId("op"), ByOperator: true, null);

    private static readonly OrganisationState s_hofor = new()
    {
        Id = Sample.Hofor, Profile = new("Hofor", OrganisationKind.Utility, null, null, null, null, []), Created = Sample.Noon,
    };

    [Theory]
    [InlineData(true, Roles.KeyManager, Roles.None, true, true)]
    [InlineData(true, Roles.KeyManager, Roles.None, false, false)]
    [InlineData(false, Roles.KeyManager, Roles.None, true, false)]
    [InlineData(true, Roles.Administrator, Roles.None, true, true)]
    [InlineData(true, Roles.Administrator, Roles.None, false, false)]
    [InlineData(true, Roles.Reader, Roles.None, true, false)]
    [InlineData(true, Roles.KeyManager | Roles.Reader, Roles.Reader, true, true)]
    [InlineData(true, Roles.KeyManager, Roles.KeyManager, true, false)]
    public void Only_the_operators_new_key_manager_or_administrator_waits_for_an_administrator(
        bool byOperator, Roles roles, Roles present, bool hasAdministrator, bool waits) =>
        Assert.Equal(waits, (s_byOperator with { ByOperator = byOperator, Roles = roles }).NeedsApproval(present, hasAdministrator));

    [Fact]
    public void A_proposal_is_decided_once()
    {
        var proposed = s_hofor.Propose("p", s_byOperator, Sample.Now).Next;

        var decided = proposed.Decide(proposed.DemandOpen("p"), approve: false, Sample.Now).Next;

        Assert.Equal(DecisionState.Declined, Assert.Single(decided.Approvals).State);
        Assert.Equal(Refusal.AlreadyDecided, Assert.Throws<RefusedException>(() => decided.DemandOpen("p")).Refusal);
        Assert.Equal(Refusal.NotFound, Assert.Throws<RefusedException>(() => decided.DemandOpen("q")).Refusal);
    }

    [Fact]
    public void Proposing_the_same_again_finds_the_open_one() =>
        Assert.Equal("p", s_hofor.Propose("p", s_byOperator, Sample.Now).Next.FindOpen(s_byOperator)?.Id);

    [Fact]
    public void An_organisation_is_not_its_own_partner() =>
        Assert.Equal(Refusal.Invalid, Assert.Throws<RefusedException>(() => s_hofor.AddPartner(Sample.Hofor, Sample.Now)).Refusal);

    [Fact]
    public void A_partner_is_added_once_and_removed_once()
    {
        var added = s_hofor.AddPartner(Sample.Nordvand, Sample.Now)!.Next;

        Assert.Null(added.AddPartner(Sample.Nordvand, Sample.Now));
        Assert.Empty(added.RemovePartner(Sample.Nordvand, Sample.Now).Next.Partners);
        Assert.Throws<RefusedException>(() => s_hofor.RemovePartner(Sample.Nordvand, Sample.Now));
    }
}
