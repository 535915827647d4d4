using Kms.Organisations;
using Kms.Tests.Users;

namespace Kms.Tests.Organisations;

public sealed class OrganisationProfilesTests
{
    private static readonly OrganisationDraft s_draft = new(" Hofor ", OrganisationKind.Utility, "4711", "dk", "da", "Tel.\u202e 1", []);

    [Fact]
    public void A_profile_is_kept_clean()
    {
        var kept = s_draft.Checked();

        Assert.Equal(("Hofor", "DK", "Tel. 1"), (kept.Name, kept.Country, kept.Contact));
    }

    [Fact]
    public void Lines_become_one_without_growing_together() =>
        Assert.Equal("Havnegade 1 8000 Aarhus", (s_draft with { Contact = "Havnegade 1\r\n8000\tAarhus\n" }).Checked().Contact);

    [Fact]
    public void Every_wrong_field_is_named()
    {
        var wrong = new OrganisationDraft("", OrganisationKind.Utility, null, "Denmark", "xx", null, ["KAM"]);

        var refused = Assert.Throws<RefusedException>(() => wrong.Checked());

        Assert.Equal(["name", "country", "locale", "makerCodes"], refused.Problems.Select(p => p.Field));
    }

    [Theory]
    [InlineData("KAM", true)]
    [InlineData("70B3D5", true)]
    [InlineData("KAMS", false)]
    [InlineData("70B3", false)]
    public void Maker_codes_are_flag_codes_or_deveui_prefixes(string code, bool good)
    {
        var draft = s_draft with { Kind = OrganisationKind.Manufacturer, MakerCodes = [code] };

        Assert.Equal(good, Record.Exception(() => draft.Checked()) is null);
    }

    [Fact]
    public void An_administrator_changes_the_own_profile_but_nothing_that_gives_access()
    {
        var present = s_draft.Checked();
        var wanted = present with { Name = "Hofor A/S", Kind = OrganisationKind.Manufacturer, CustomerNumber = "1", MakerCodes = ["KAM"], MayAddOrganisations = true };

        Assert.Equal(present with { Name = "Hofor A/S" }, wanted.AsOwn(present));
    }

    [Fact]
    public void A_founder_makes_no_manufacturer_and_takes_no_customer_number()
    {
        Assert.Null(s_draft.AsFounder().CustomerNumber);
        Assert.Throws<RefusedException>(() => (s_draft with { Kind = OrganisationKind.Manufacturer }).AsFounder());
    }

    [Fact]
    public void The_second_of_two_editors_is_told()
    {
        var state = new OrganisationState { Id = Sample.Hofor, Profile = s_draft, Created = Sample.Noon };
        var first = state.SetProfile(s_draft with { Name = "A" }, state.VersionText(), Sample.Now).Next;

        var refused = Assert.Throws<RefusedException>(() => first.SetProfile(s_draft with { Name = "B" }, state.VersionText(), Sample.Now));

        Assert.Equal(Refusal.Conflict, refused.Refusal);
    }

    [Fact]
    public void Taking_downloads_or_a_maker_code_away_takes_rights()
    {
        var before = s_draft with { ReadersMayDownload = true, MakerCodes = ["KAM"] };

        Assert.True(before.TakesRights(before with { ReadersMayDownload = false }));
        Assert.True(before.TakesRights(before with { MakerCodes = [] }));
        Assert.False(before.TakesRights(before with { Name = "other" }));
    }
}
