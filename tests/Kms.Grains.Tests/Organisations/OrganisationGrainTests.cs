using Kms.Devices;
using Kms.Organisations;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Organisations;

public sealed class OrganisationGrainTests : IAsyncLifetime
{
    private static readonly OrganisationDraft s_draft = new("Nordvand", OrganisationKind.Reseller, "4711", "DK", "da", null, []);
    private KmsHost _host = null!; // made before each test
    private OrganisationId _hofor;
    private ActorTicket _administrator = null!; // made before each test
    private ActorTicket _operator = null!; // made before each test

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync();
        _hofor = await _host.People.FoundAsync("Hofor");
        _administrator = await _host.People.ActAsync(await _host.People.AddAsync("admin@example.com", (_hofor, Roles.Administrator)));
        _operator = await _host.People.ActAsync(await _host.People.AddOperatorAsync());
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_operator_adds_an_organisation_once()
    {
        var made = await Nordvand.CreateAsync(_operator, s_draft);

        Assert.Equal(s_draft.Name, made.Profile.Name);
        Assert.Equal(Refusal.AlreadyExists, await Accounts.RefusalOf(Nordvand.CreateAsync(_operator, s_draft)));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(_host.Organisation(new(Id('b'))).CreateAsync(_administrator, s_draft)));
    }

    [Fact]
    public async Task A_founder_becomes_administrator_and_gets_no_customer_number()
    {
        await Hofor.UpdateAsync(_operator, (await Hofor.GetAsync(_operator))!.Profile with { MayAddOrganisations = true }, null);
        var founder = await _host.People.ActAsync(_administrator.User);

        var made = await Nordvand.CreateAsync(founder, s_draft);

        Assert.Null(made.Profile.CustomerNumber);
        Assert.Contains((await _host.People.ActAsync(founder.User)).Memberships, m => m.Organisation == made.Id && m.Roles == Roles.Administrator);
    }

    [Fact]
    public async Task A_founder_who_was_removed_does_not_come_back_by_founding_again()
    {
        await Hofor.UpdateAsync(_operator, (await Hofor.GetAsync(_operator))!.Profile with { MayAddOrganisations = true }, null);
        var made = await Nordvand.CreateAsync(await _host.People.ActAsync(_administrator.User), s_draft);
        await Nordvand.RemoveMemberAsync(_operator, _administrator.User);
        _host.Clock.Advance(TimeSpan.FromHours(1));

        var founder = await _host.People.ActAsync(_administrator.User);

        Assert.Equal(Refusal.AlreadyExists, await Accounts.RefusalOf(Nordvand.CreateAsync(founder, s_draft)));
        Assert.DoesNotContain((await _host.People.ActAsync(founder.User)).Memberships, m => m.Organisation == made.Id);
    }

    [Fact]
    public async Task Of_two_people_who_edit_at_once_the_second_is_told()
    {
        var seen = (await Hofor.GetAsync(_administrator))!;
        await Hofor.UpdateAsync(_operator, seen.Profile with { Name = "Hofor A/S" }, seen.Version);

        Assert.Equal(Refusal.Conflict, await Accounts.RefusalOf(Hofor.UpdateAsync(_administrator, seen.Profile with { Contact = "x" }, seen.Version)));
        Assert.Equal("Hofor A/S", (await Hofor.GetAsync(_administrator))!.Profile.Name);
    }

    [Fact]
    public async Task Strangers_do_not_find_an_organisation()
    {
        var eve = await _host.People.ActAsync(await _host.People.AddAsync("eve@example.com", (await _host.People.FoundAsync("Other"), Roles.Administrator)));

        Assert.Null(await Hofor.GetAsync(eve));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Hofor.UpdateAsync(eve, s_draft, null)));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Hofor.AddPartnerAsync(eve, new(Id('c')))));
        Assert.Null(await _host.Organisation(new(Id('d'))).GetAsync(_operator));
    }

    [Fact]
    public async Task A_partner_is_added_by_its_identifier()
    {
        await Nordvand.CreateAsync(_operator, s_draft);

        var partner = await Hofor.AddPartnerAsync(_administrator, new(Id('a')));

        Assert.Equal("Nordvand", partner.Name);
        Assert.Equal(partner, Assert.Single((await Hofor.GetAsync(_administrator))!.Partners));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Hofor.AddPartnerAsync(_administrator, new(Id('e')))));
        Assert.True((await _host.Grain<IOrganisationFacts>(_hofor.Value).ReadFactsAsync())!.HasPartner(new(Id('a'))));
    }

    [Fact]
    public async Task Taking_downloads_away_from_readers_raises_every_members_epoch()
    {
        var reader = await _host.People.AddAsync("reader@example.com", (_hofor, Roles.Reader));
        var profile = (await Hofor.GetAsync(_administrator))!.Profile;
        await Hofor.UpdateAsync(_administrator, profile with { ReadersMayDownload = true }, null);
        var before = await _host.Get<IDeviceStore>().ReadEpochAsync(reader);

        await Hofor.UpdateAsync(_administrator, profile with { ReadersMayDownload = false }, null);

        Assert.True(await _host.Get<IDeviceStore>().ReadEpochAsync(reader) > before);
    }

    [Fact]
    public async Task An_organisation_is_found_by_its_customer_number_unless_two_have_it()
    {
        var directory = _host.Grain<IOrganisationDirectory>("all");
        await Nordvand.CreateAsync(_operator, s_draft);

        Assert.Equal(Id('a'), (await directory.FindByCustomerAsync(" 4711"))?.Value);
        Assert.Equal(Id('a'), (await directory.FindByCustomerAsync(Id('a')))?.Value);
        await _host.Organisation(new(Id('b'))).CreateAsync(_operator, s_draft);
        Assert.Null(await directory.FindByCustomerAsync("4711"));
    }

    [Fact]
    public async Task A_personal_organisation_is_made_once_and_belongs_to_its_person()
    {
        var anna = await _host.People.AddAsync("anna@example.com");
        var personal = _host.Grain<IPersonalOrganisations>(anna.Value);

        var first = await personal.EnsureAsync(await _host.People.ActAsync(anna));
        var second = await personal.EnsureAsync(await _host.People.ActAsync(anna));

        Assert.Equal(first.Organisation, second.Organisation);
        Assert.Equal((OrganisationKind.Personal, Roles.Administrator | Roles.KeyManager), (first.Kind, first.Roles));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(personal.EnsureAsync(_administrator)));
    }

    [Fact]
    public async Task Facts_name_key_managers_with_proven_addresses()
    {
        await _host.People.AddAsync("key@example.com", (_hofor, Roles.KeyManager));
        await _host.People.AddAsync("reader@example.com", (_hofor, Roles.Reader));

        var facts = (await _host.Grain<IOrganisationFacts>(_hofor.Value).ReadFactsAsync())!;

        Assert.Equal("key@example.com", Assert.Single(facts.KeyManagers).Value);
    }

    private IOrganisationGrain Hofor => _host.Organisation(_hofor);

    private IOrganisationGrain Nordvand => _host.Organisation(new(Id('a')));

    private static string Id(char digit) => new(digit, 32);
}
