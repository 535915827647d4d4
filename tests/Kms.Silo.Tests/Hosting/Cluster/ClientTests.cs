using Kms.Catalogue;
using Kms.Devices;
using Kms.Listing;
using Kms.Organisations;
using Kms.Storage;
using Kms.Testing;
using Kms.Users;

namespace Kms.Silo.Tests.Hosting;

public sealed class ClientTests : IAsyncLifetime
{
    private KmsHost _silo = null!; // made before each test
    private WebNode _web = null!; // as above

    public async Task InitializeAsync()
    {
        _silo = await KmsHost.StartAsync();
        _web = await WebNode.StartAsync(_silo);
    }

    public async Task DisposeAsync()
    {
        await _web.DisposeAsync();
        await _silo.DisposeAsync();
    }

    [Fact]
    public async Task A_web_node_makes_and_reads_an_organisation_over_the_network()
    {
        var ticket = await _silo.People.ActAsync(await _silo.People.AddOperatorAsync());
        var organisation = _web.Grains.GetGrain<IOrganisationGrain>("0123456789abcdef0123456789abcdef");

        var made = await organisation.CreateAsync(ticket, new OrganisationDraft("Søgade Vand", OrganisationKind.Utility, null, "DK", "da", null, []));
        var listed = await _web.Grains.GetGrain<IDirectoryGrain>("all").OrganisationsAsync(ticket, null, new PageRequest());

        Assert.Equal("Søgade Vand", made.Profile.Name);
        Assert.Equal(made.Profile.Name, Assert.Single(listed.Items).Name);
    }

    [Fact]
    public async Task A_refusal_reaches_the_web_node_with_its_code_and_sentence()
    {
        var ticket = await _silo.People.ActAsync(await _silo.People.AddOperatorAsync());
        var organisation = _web.Grains.GetGrain<IOrganisationGrain>("0123456789abcdef0123456789abcdef");

        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => organisation.CreateAsync(ticket, new OrganisationDraft("", OrganisationKind.Utility, null, "DK", "da", null, [])));

        Assert.Equal(Refusal.Invalid, refused.Refusal);
        Assert.NotEmpty(refused.Problems);
    }

    [Fact]
    public async Task A_web_node_cannot_give_itself_a_ticket()
    {
        var olga = await _silo.People.AddOperatorAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => _web.Grains.GetGrain<IUserTickets>(olga.Value).IssueForJobAsync(new SessionId("test"), [], "192.0.2.1"));

        Assert.Equal(Refusal.Forbidden, refused.Refusal);
        Assert.NotNull(await _silo.People.ActAsync(olga));
    }

    [Fact]
    public async Task A_web_node_cannot_manage_the_engine() =>
        Assert.Equal(Refusal.Forbidden, (await Assert.ThrowsAsync<RefusedException>(
            () => _web.Grains.GetGrain<Orleans.Runtime.IManagementGrain>(0).GetTotalActivationCount())).Refusal);
}
