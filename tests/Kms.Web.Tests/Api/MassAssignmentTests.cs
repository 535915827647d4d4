namespace Kms.Web.Tests.Api;

/// <summary>Members that a body does not list are ignored, whatever they are called.</summary>
[Collection(WorldCollection.Name)]
public sealed class MassAssignmentTests(World world)
{
    [Fact]
    public async Task Nobody_makes_oneself_an_operator()
    {
        var me = (await world.Person.GetAsync("me")).Text("id");

        await world.Person.PatchAsync($"users/{me}", new
        {
            name = "Pia", isOperator = true, role = "Operator", roles = (string[])["operator"], mustChangePassword = false,
            memberships = (object[])[new { organisation = world["organisation"], roles = 3 }], proven = (string[])["rita@rho.example"], epoch = 0,
        });

        var now = (await world.Person.GetAsync("me")).Expect(200);
        Assert.False(now.Json.GetProperty("isOperator").GetBoolean());
        Assert.Equal(0, now.Json.GetProperty("memberships").GetArrayLength());
        Assert.Equal("Pia", now.Text("name"));
    }

    [Fact]
    public async Task An_account_is_opened_without_rights_whatever_the_body_says()
    {
        await world.App.Anonymous().PostAsync("registrations", new { email = "mass@person.example", isOperator = true, role = "Operator" });
        var token = Arrivals.TokenOf(await world.App.Mails.FindLinkAsync("mass@person.example", "/activate?"));
        (await world.App.Anonymous().PostAsync("registrations/activate", new
        {
            token, password = Arrivals.Passphrase, isOperator = true, roles = (string[])["administrator"], organisationId = world["organisation"], email = "rita@rho.example",
        })).Expect(201);

        var me = (await (await world.App.SignInAsync("mass@person.example", Arrivals.Passphrase)).GetAsync("me")).Expect(200);

        Assert.Equal((0, 0), (me.Json.GetProperty("roles").GetArrayLength(), me.Json.GetProperty("memberships").GetArrayLength()));
    }

    [Fact]
    public async Task A_device_changes_its_label_and_nothing_else()
    {
        var before = (await world.Reseller.GetAsync("devices/KAM-10000005")).Expect(200);

        (await world.Reseller.PatchAsync("devices/KAM-10000005", new
        {
            label = "Attic", claim = new { state = "unclaimed" }, claimed = false, owner = world["third"], organisationId = world["third"], keys = Array.Empty<object>(),
            health = (string[])["all-zero"], batch = "Mine", year = 1999, version = 7,
        })).Expect(200);

        var after = (await world.Reseller.GetAsync("devices/KAM-10000005")).Expect(200);
        Assert.Equal("Attic", after.Text("label"));
        foreach (var member in (string[])["claim", "keys", "health", "batch", "year", "version"])
            Assert.Equal(before.Json.GetProperty(member).GetRawText(), after.Json.GetProperty(member).GetRawText());
    }

    [Fact]
    public async Task An_administrator_gives_the_own_organisation_no_operators_gift()
    {
        (await world.Third.PatchAsync($"organisations/{world["third"]}", new { contact = "Tom", mayAddOrganisations = true, kind = "manufacturer", makerCodes = (string[])["KAM"], id = world["organisation"] })).Expect(200);

        var now = (await world.Third.GetAsync($"organisations/{world["third"]}")).Expect(200);
        Assert.Equal(("Tom", "reseller", world["third"]), (now.Text("contact"), now.Text("kind"), now.Text("id")));
        Assert.False(now.Json.GetProperty("mayAddOrganisations").GetBoolean());
        Assert.Equal(0, now.Json.GetProperty("makerCodes").GetArrayLength());
    }
}
