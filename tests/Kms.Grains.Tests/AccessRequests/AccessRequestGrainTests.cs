using Kms.AccessRequests;
using Kms.Devices;
using Kms.Organisations;
using Kms.Storage;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.AccessRequests;

public sealed class AccessRequestGrainTests : IAsyncLifetime
{
    private const string Anna = "anna@example.com";
    private static readonly AccessRequestDraft s_draft = new("Nordvand", "4711", "We are a reseller");
    private static readonly OrganisationDraft s_new = new("Nordvand", OrganisationKind.Reseller, null, "DK", "da", null, []);
    private KmsHost _host = null!; // made before each test
    private ActorTicket _anna = null!; // made before each test
    private ActorTicket _operator = null!; // made before each test

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync();
        _anna = await _host.People.ActAsync(await _host.People.AddAsync(Anna));
        _operator = await _host.People.ActAsync(await _host.People.AddOperatorAsync());
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_person_has_one_open_request_and_the_operator_is_told()
    {
        await Request('a').SubmitAsync(_anna, s_draft);

        Assert.Equal(Refusal.AlreadyExists, await Accounts.RefusalOf(Request('b').SubmitAsync(_anna, s_draft)));
        await _host.Mails.FindAsync("operator@example.com", Anna);
        await _host.Mails.FindAsync(Anna);
    }

    [Fact]
    public async Task Of_requests_sent_at_once_one_is_taken()
    {
        var sent = await Task.WhenAll("abcdef".Select(digit => Accounts.TryAsync(Request(digit).SubmitAsync(_anna, s_draft))));

        Assert.Single(sent, refusal => refusal is null);
        Assert.Equal(5, sent.Count(refusal => refusal == Refusal.AlreadyExists));
        Assert.Single((await _host.Lists().AccessRequestsAsync(_operator, null, new PageRequest())).Items);
    }

    [Fact]
    public async Task When_the_operator_who_approved_is_gone_another_one_finds_the_request_again()
    {
        await DeliverAsync("KAM-10000001", "4712");
        var hofor = await _host.People.FoundAsync("Hofor", customerNumber: "4712");
        var administrator = await _host.People.ActAsync(await _host.People.AddAsync("admin@example.com", (hofor, Roles.Administrator)));
        var other = await _host.People.ActAsync(await _host.People.AddOperatorAsync("other@example.com"));
        await Request('a').SubmitAsync(_anna, s_draft);
        await Request('a').ApproveAsync(_operator, new AccessRequestApproval(hofor, null));
        await _host.User(_operator.User).SetActiveAsync(other, false);

        var approval = Assert.Single((await _host.Lists().ApprovalsAsync(administrator, DecisionState.Open, new PageRequest())).Items);
        await _host.Organisation(hofor).DecideMemberAsync(administrator, approval.Id, approve: true);
        Assert.Equal((DecisionState.Open, null), ((await Request('a').GetAsync(other))!.State, (await ReadAsync("KAM-10000001")).AllocatedTo));
        await Request('a').ApproveAsync(other, new AccessRequestApproval(hofor, null));

        Assert.Equal((DecisionState.Approved, hofor), ((await Request('a').GetAsync(other))!.State, (await ReadAsync("KAM-10000001")).AllocatedTo));
    }

    [Fact]
    public async Task Approving_into_a_new_organisation_makes_a_key_manager_and_allocates_the_deliveries()
    {
        await DeliverAsync("KAM-10000001", "4711");
        await DeliverAsync("KAM-10000002", "4712");
        await Request('a').SubmitAsync(_anna, s_draft);

        var row = await Request('a').ApproveAsync(_operator, new AccessRequestApproval(null, s_new with { CustomerNumber = "4711" }));

        Assert.Equal(DecisionState.Approved, row.State);
        Assert.Equal(Roles.KeyManager, Assert.Single((await _host.People.ActAsync(_anna.User)).Memberships).Roles);
        Assert.Equal(row.Organisation, (await ReadAsync("KAM-10000001")).AllocatedTo);
        Assert.Null((await ReadAsync("KAM-10000002")).AllocatedTo);
    }

    [Fact]
    public async Task Approving_into_an_organisation_with_an_administrator_waits_for_that_one()
    {
        var hofor = await _host.People.FoundAsync("Hofor");
        var administrator = await _host.People.ActAsync(await _host.People.AddAsync("admin@example.com", (hofor, Roles.Administrator)));
        await Request('a').SubmitAsync(_anna, s_draft);
        var row = await Request('a').ApproveAsync(_operator, new AccessRequestApproval(hofor, null));
        Assert.Equal(DecisionState.AwaitingConfirmation, row.State);
        Assert.Empty((await _host.People.ActAsync(_anna.User)).Memberships);

        var approval = Assert.Single((await _host.Lists().ApprovalsAsync(administrator, DecisionState.Open, new PageRequest())).Items);
        await _host.Organisation(hofor).DecideMemberAsync(administrator, approval.Id, approve: true);

        Assert.Equal(DecisionState.Approved, (await Request('a').GetAsync(_anna))!.State);
        Assert.Single((await _host.People.ActAsync(_anna.User)).Memberships);
    }

    [Fact]
    public async Task The_number_that_the_person_typed_brings_no_device_to_any_organisation()
    {
        await DeliverAsync("KAM-10000001", "4711");
        var hofor = await _host.People.FoundAsync("Hofor", customerNumber: "4712");
        await Request('a').SubmitAsync(_anna, s_draft);
        await Request('a').ApproveAsync(_operator, new AccessRequestApproval(hofor, null));
        await Request('b').SubmitAsync(_anna, s_draft);
        await Request('b').ApproveAsync(_operator, new AccessRequestApproval(null, s_new));

        Assert.Null((await ReadAsync("KAM-10000001")).AllocatedTo);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Deliveries_wait_for_the_administrators_word(bool approve)
    {
        await DeliverAsync("KAM-10000001", "4712");
        var hofor = await _host.People.FoundAsync("Hofor", customerNumber: "4712");
        var administrator = await _host.People.ActAsync(await _host.People.AddAsync("admin@example.com", (hofor, Roles.Administrator)));
        await Request('a').SubmitAsync(_anna, s_draft);
        await Request('a').ApproveAsync(_operator, new AccessRequestApproval(hofor, null));
        Assert.Null((await ReadAsync("KAM-10000001")).AllocatedTo);

        var approval = Assert.Single((await _host.Lists().ApprovalsAsync(administrator, DecisionState.Open, new PageRequest())).Items);
        await _host.Organisation(hofor).DecideMemberAsync(administrator, approval.Id, approve);

        Assert.Equal(approve ? hofor : null, (await ReadAsync("KAM-10000001")).AllocatedTo);
    }

    [Fact]
    public async Task Declining_mails_the_reason_and_lets_the_person_ask_again()
    {
        await Request('a').SubmitAsync(_anna, s_draft);

        await Request('a').DeclineAsync(_operator, "Not a customer of ours");

        await _host.Mails.FindAsync(Anna, "Not a customer of ours");
        Assert.Equal(Refusal.AlreadyDecided, await Accounts.RefusalOf(Request('a').ApproveAsync(_operator, new(null, s_new))));
        await Request('b').SubmitAsync(_anna, s_draft);
    }

    [Fact]
    public async Task Nobody_but_the_operator_answers_and_strangers_find_nothing()
    {
        await Request('a').SubmitAsync(_anna, s_draft);
        var eve = await _host.People.ActAsync(await _host.People.AddAsync("eve@example.com"));

        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(Request('a').ApproveAsync(_anna, new(null, s_new))));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Request('a').ApproveAsync(eve, new(null, s_new))));
        Assert.Null(await Request('a').GetAsync(eve));
        Assert.Empty((await _host.Lists().AccessRequestsAsync(eve, null, new PageRequest())).Items);
        Assert.Single((await _host.Lists().AccessRequestsAsync(_operator, DecisionState.Open, new PageRequest())).Items);
    }

    private IAccessRequestGrain Request(char digit) => _host.Grain<IAccessRequestGrain>(new string(digit, 32));

    private async Task DeliverAsync(string id, string customerNumber)
    {
        var now = _host.Clock.GetUtcNow();
        var device = new DeviceState
        {
            Id = DeviceId.Parse(id), Manufacturer = "KAM", Serial = id[4..], CustomerNumber = customerNumber, CreatedAt = now, ChangedAt = now,
        };
        await _host.Get<IDeviceStore>().InsertAsync([(device, Effects.None)]);
    }

    private async Task<DeviceState> ReadAsync(string id) => (await _host.Get<IDeviceStore>().ReadAsync(DeviceId.Parse(id)))!; // was delivered
}
