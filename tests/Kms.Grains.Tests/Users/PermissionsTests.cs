using Kms.Devices;
using Kms.Grants;
using Kms.Organisations;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Users;

/// <summary>The table "Who may do what" of the product description, cell by cell, through real standings.</summary>
public sealed class PermissionsTests
{
    // Columns: Operator, Administrator, KeyManager, Reader, Auditor of the owner; person with a read right; stranger.
    public static TheoryData<string, string> Table => new()
    {
        { nameof(Act.SeeDevice), "yes yes yes yes yes yes no" },
        { nameof(Act.ReadKeys), "no no yes no no yes no" },
        { nameof(Act.ImportKeys), "yes no no no no no no" },
        { nameof(Act.Claim), "yes no yes no no no no" },
        { nameof(Act.Release), "yes no yes no no no no" },
        { nameof(Act.Transfer), "yes no yes no no no no" },
        { nameof(Act.Label), "yes no yes no no no no" },
        { nameof(Act.OwnLabel), "no no no no no yes no" },
        { nameof(Act.MakeClaimCode), "yes no yes no no no no" },
        { nameof(Act.Grant), "no no yes no no no no" },
        { nameof(Act.Revoke), "no yes yes no no no no" },
        { nameof(Act.GiveBackRight), "no no no no no yes no" },
        { nameof(Act.SeeRights), "yes yes yes no yes no no" },
        { nameof(Act.ManageKeyStates), "no no yes no no no no" },
        { nameof(Act.DeviceHistory), "yes yes yes no yes no no" },
        { nameof(Act.SeeExposure), "yes yes yes no yes no no" },
        { nameof(Act.SeeHygiene), "yes yes yes yes yes no no" },
        { nameof(Act.DecideHygiene), "yes yes yes no no no no" },
        { nameof(Act.MakeBatch), "yes no yes no no no no" },
        { nameof(Act.SeeBatches), "yes yes yes yes yes no no" },
        { nameof(Act.ManageMembers), "yes yes no no no no no" },
        { nameof(Act.ManageInvitations), "yes yes no no no no no" },
        { nameof(Act.ManagePartners), "yes yes no no no no no" },
        { nameof(Act.SeeOrganisation), "yes yes yes yes yes no no" },
        { nameof(Act.EditOrganisation), "yes yes no no no no no" },
        { nameof(Act.AddOrganisation), "yes no no no no no no" },
        { nameof(Act.DecideAccessRequests), "yes no no no no no no" },
        { nameof(Act.ReadAudit), "yes yes yes no yes no no" },
        { nameof(Act.RequestClaim), "no no yes no no no no" },
        { nameof(Act.DecideClaimRequest), "yes no no no no no no" },
        { nameof(Act.Allocate), "yes no no no no no no" },
        { nameof(Act.SeeMailLog), "yes yes no no no no no" },
        { nameof(Act.ManageTemplates), "yes yes no no no no no" },
        { nameof(Act.SetBrand), "yes no no no no no no" },
    };

    [Theory, MemberData(nameof(Table))]
    public void Who_may_do_what_is_as_the_product_description_says(string act, string expected)
    {
        Actor[] people =
        [
            Estate.Operator, Estate.Member(Roles.Administrator), Estate.Member(Roles.KeyManager), Estate.Member(Roles.Reader),
            Estate.Member(Roles.Auditor), Estate.Person("customer"), Estate.Nobody,
        ];
        var device = Estate.Granted(Grantee.Of(Estate.Customer));

        var actual = people.Select(p => Permissions.Allows(DeviceStanding.Of(p, device, Estate.Now), Enum.Parse<Act>(act)) ? "yes" : "no");

        Assert.Equal(expected, string.Join(' ', actual));
    }

    [Fact]
    public void The_table_has_a_line_for_every_act() =>
        Assert.Equal(Enum.GetNames<Act>().Order(), Table.Select(line => (string)line[0]).Order());

    [Theory]
    [InlineData(Roles.KeyManager, false, true)]
    [InlineData(Roles.Reader, true, true)]
    [InlineData(Roles.Reader, false, false)]
    [InlineData(Roles.Administrator, true, false)]
    [InlineData(Roles.Auditor, true, false)]
    public void Keys_granted_to_an_organisation_are_read_by_its_key_managers_and_by_readers_if_it_allows(Roles roles, bool readersMay, bool expected)
    {
        var member = Estate.Member(roles, Estate.Other, readersMayDownload: readersMay);
        var standing = DeviceStanding.Of(member, Estate.Granted(Grantee.Of(Estate.Other)), Estate.Now);

        Assert.Equal(expected, Permissions.Allows(standing, Act.ReadKeys));
        Assert.True(Permissions.Allows(standing, Act.SeeDevice));
        Assert.False(Permissions.Allows(standing, Act.Grant));
    }

    [Fact]
    public void The_allocated_organisation_alone_sees_an_unclaimed_device()
    {
        Assert.True(Estate.Member(Roles.Reader).Sees(Estate.Allocated, Estate.Now));
        Assert.False(Estate.Member(Roles.KeyManager, Estate.Other).Sees(Estate.Allocated, Estate.Now));
        Assert.False(Estate.Member(Roles.KeyManager).Sees(Estate.Unclaimed, Estate.Now));
    }

    [Fact]
    public void An_allocation_means_nothing_once_the_device_is_claimed() =>
        Assert.False(Estate.Member(Roles.KeyManager, Estate.Other).Sees(Estate.Owned with { AllocatedTo = Estate.Other }, Estate.Now));

    [Fact]
    public void A_right_counts_only_between_its_beginning_and_its_end()
    {
        var device = Estate.Granted(Grantee.Of(Estate.Customer), Estate.Now.AddHours(1));

        Assert.True(Estate.Person("customer").Sees(device, Estate.Now));
        Assert.False(Estate.Person("customer").Sees(device, Estate.Now.AddHours(1)));
        Assert.False(Estate.Person("customer").Sees(device, Estate.Now.AddDays(-2)));
    }

    [Fact]
    public void A_right_to_an_address_is_nobodys_until_the_address_is_proven() =>
        Assert.False((Estate.Person("customer") with { Proven = [] }).Sees(Estate.Granted(Grantee.Of(Estate.Customer)), Estate.Now));

    [Theory]
    [InlineData("KAM-12345678", OrganisationKind.Manufacturer, true)]
    [InlineData("ABC-12345678", OrganisationKind.Manufacturer, false)]
    [InlineData("EUI-70B3D57ED0000001", OrganisationKind.Manufacturer, true)]
    [InlineData("EUI-80B3D57ED0000001", OrganisationKind.Manufacturer, false)]
    [InlineData("KAM-12345678", OrganisationKind.Reseller, false)]
    public void A_manufacturer_imports_for_its_own_maker_codes_alone(string device, OrganisationKind kind, bool expected)
    {
        var maker = Estate.Member(Roles.KeyManager, Estate.Other, kind, codes: ["KAM", "70B3D5"]);

        Assert.Equal(expected, Importing.MayImport(DeviceId.Parse(device), maker));
    }
}
