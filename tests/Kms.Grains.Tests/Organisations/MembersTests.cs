using Kms.Devices;
using Kms.Organisations;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Organisations;

public sealed class MembersTests : IAsyncLifetime
{
    private const string Anna = "anna@example.com";
    private static readonly EmailAddress s_anna = EmailAddress.Parse(Anna);
    private KmsHost _host = null!; // made before each test
    private OrganisationId _hofor;
    private ActorTicket _operator = null!; // made before each test

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync();
        _hofor = await _host.People.FoundAsync("Hofor");
        _operator = await _host.People.ActAsync(await _host.People.AddOperatorAsync());
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_operator_makes_an_existing_account_a_member_at_once()
    {
        var anna = await _host.People.AddAsync(Anna);

        await Hofor.SetMemberAsync(_operator, s_anna, Roles.Administrator | Roles.KeyManager);

        Assert.Equal(Roles.Administrator | Roles.KeyManager, Assert.Single((await _host.People.ActAsync(anna)).Memberships).Roles);
    }

    [Fact]
    public async Task A_key_manager_that_the_operator_adds_waits_for_the_administrator()
    {
        var administrator = await AddAdministratorAsync();
        var anna = await _host.People.AddAsync(Anna);

        var change = await Hofor.SetMemberAsync(_operator, s_anna, Roles.KeyManager);
        Assert.Empty((await _host.People.ActAsync(anna)).Memberships);
        await _host.Mails.FindAsync("admin@example.com", Anna);
        await Hofor.DecideMemberAsync(administrator, change.Approval!, approve: true);

        Assert.Equal(Roles.KeyManager, Assert.Single((await _host.People.ActAsync(anna)).Memberships).Roles);
        Assert.Equal(Refusal.AlreadyDecided, await Accounts.RefusalOf(Hofor.DecideMemberAsync(administrator, change.Approval!, true)));
    }

    [Fact]
    public async Task A_declined_key_manager_does_not_become_one_and_the_operator_cannot_confirm_it()
    {
        var administrator = await AddAdministratorAsync();
        var anna = await _host.People.AddAsync(Anna);
        var change = await Hofor.SetMemberAsync(_operator, s_anna, Roles.KeyManager);

        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(Hofor.DecideMemberAsync(_operator, change.Approval!, true)));
        await Hofor.DecideMemberAsync(administrator, change.Approval!, approve: false);

        Assert.Empty((await _host.People.ActAsync(anna)).Memberships);
    }

    [Fact]
    public async Task An_administrator_learns_nothing_about_accounts_and_nobody_joins_unasked()
    {
        var administrator = await AddAdministratorAsync();
        var anna = await _host.People.AddAsync(Anna);

        var known = await Hofor.SetMemberAsync(administrator, s_anna, Roles.Reader);
        var unknown = await Hofor.SetMemberAsync(administrator, EmailAddress.Parse("nobody@example.com"), Roles.Reader);

        Assert.Equal((true, null), (known.Invitation is not null, known.Approval));
        Assert.Equal((true, null), (unknown.Invitation is not null, unknown.Approval));
        Assert.Empty((await _host.People.ActAsync(anna)).Memberships);
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(_host.User(anna).StartResetAsync(administrator, true)));
    }

    [Fact]
    public async Task An_administrator_changes_the_roles_of_a_member_at_once()
    {
        var administrator = await AddAdministratorAsync();
        var anna = await _host.People.AddAsync(Anna, (_hofor, Roles.KeyManager));

        await Hofor.SetMemberAsync(administrator, s_anna, Roles.Reader);

        Assert.Equal(Roles.Reader, Assert.Single((await _host.People.ActAsync(anna)).Memberships).Roles);
    }

    [Fact]
    public async Task A_removed_member_loses_the_epoch_and_the_membership()
    {
        var administrator = await AddAdministratorAsync();
        var anna = await _host.People.AddAsync(Anna, (_hofor, Roles.KeyManager));
        var before = await _host.Get<IDeviceStore>().ReadEpochAsync(anna);

        await Hofor.RemoveMemberAsync(administrator, anna);

        Assert.True(await _host.Get<IDeviceStore>().ReadEpochAsync(anna) > before);
        Assert.Empty((await _host.People.ActAsync(anna)).Memberships);
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Hofor.RemoveMemberAsync(administrator, anna)));
    }

    [Fact]
    public async Task Account_and_organisation_ask_each_other_without_waiting_for_ever()
    {
        var anna = await _host.People.AddAsync(Anna, (_hofor, Roles.Reader));
        var changes = Enumerable.Range(0, 40).Select(i => Hofor.SetMemberAsync(_operator, s_anna, i % 2 == 0 ? Roles.Auditor : Roles.Reader));
        var tickets = Enumerable.Range(0, 40).Select(_ => _host.People.ActAsync(anna));

        var all = Task.WhenAll(Task.WhenAll(changes), Task.WhenAll(tickets));

        await all.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(Roles.KeyManager | Roles.Reader | Roles.Auditor, Refusal.Forbidden)]
    [InlineData(Roles.None, Refusal.NotFound)]
    public async Task Others_manage_no_members(Roles roles, Refusal refusal)
    {
        var other = roles == Roles.None ? await _host.People.FoundAsync("Nordvand") : _hofor;
        var bo = await _host.People.ActAsync(await _host.People.AddAsync("bo@example.com", (other, roles == Roles.None ? Roles.Administrator : roles)));

        Assert.Equal(refusal, await Accounts.RefusalOf(Hofor.SetMemberAsync(bo, s_anna, Roles.Reader)));
        Assert.Equal(refusal, await Accounts.RefusalOf(Hofor.RemoveMemberAsync(bo, new UserId("x"))));
        Assert.Equal(refusal, await Accounts.RefusalOf(Hofor.DecideMemberAsync(bo, "x", true)));
    }

    private IOrganisationGrain Hofor => _host.Organisation(_hofor);

    private async Task<ActorTicket> AddAdministratorAsync() =>
        await _host.People.ActAsync(await _host.People.AddAsync("admin@example.com", (_hofor, Roles.Administrator)));
}
