using Kms.Devices;
using Kms.Grants;
using Kms.Organisations;
using Kms.Testing;
using Kms.Users;

namespace Kms.Silo.Tests.Cluster;

/// <summary>What one side of a cut takes away is gone on the other side too, whatever that remembers.</summary>
public sealed class RevocationTests : IAsyncLifetime
{
    private Silos _silos = null!; // made before each test
    private KmsHost _here = null!; // as above
    private KmsHost _there = null!; // as above
    private OrganisationId _utility;
    private UserId _anna;
    private DeviceId _device;

    public async Task InitializeAsync()
    {
        _silos = await Silos.StartAsync(1);
        _here = _silos.First;
        _there = await _silos.AddCutOffAsync();
        _utility = await _here.People.FoundAsync("Aarhavn Forsyning");
        _anna = await _here.People.AddAsync("anna@example.com", (_utility, Roles.KeyManager | Roles.Administrator));
        _device = (await Deliveries.OwnAsync(_here, _utility, 1))[0];
    }

    public async Task DisposeAsync() => await _silos.DisposeAsync();

    [Fact]
    public async Task A_right_that_was_taken_away_here_opens_no_key_there()
    {
        var anna = await _here.People.ActAsync(_anna);
        var customer = await ActThereAsync(await _here.People.AddAsync("customer@example.com"));
        var right = await _here.Grain<IDeviceGrain>(_device.Value).GrantAsync(anna, new GrantOrder(Grantee.Of(EmailAddress.Parse("customer@example.com")), null, null));
        var there = _there.Grain<IDeviceGrain>(_device.Value);
        Assert.Single((await there.ReadKeysAsync(customer, null, null))!.Keys);

        await _here.Grain<IDeviceGrain>(_device.Value).RevokeAsync(anna, right.Id);

        Assert.Null(await there.ReadKeysAsync(customer, null, null));
    }

    [Fact]
    public async Task A_ticket_from_before_a_removal_opens_no_key_there()
    {
        var (paul, ticket) = await AddPaulAsync(Roles.KeyManager);

        await _here.Grain<IUserAccount>(paul.Value).SetRolesAsync(_utility, Roles.None, null);

        Assert.Equal(Refusal.SessionEnded, await TryAsync(() => _there.Grain<IDeviceGrain>(_device.Value).ReadKeysAsync(ticket, null, null)));
    }

    [Fact]
    public async Task An_account_that_remembers_a_membership_there_signs_no_ticket_with_it()
    {
        var (paul, _) = await AddPaulAsync(Roles.KeyManager);

        await _here.Grain<IUserAccount>(paul.Value).SetRolesAsync(_utility, Roles.None, null);

        Assert.Equal(Refusal.Conflict, await TryAsync(() => ActThereAsync(paul)));
        Assert.Empty((await ActThereAsync(paul)).Memberships);
    }

    [Fact]
    public async Task An_organisation_that_remembers_what_its_readers_might_there_gives_it_to_no_ticket()
    {
        var draft = new OrganisationDraft("Aarhavn Forsyning", OrganisationKind.Utility, null, "DK", "en", null, [], ReadersMayDownload: true);
        var organisation = _here.Grain<IOrganisationGrain>(_utility.Value);
        await organisation.UpdateAsync(await _here.People.ActAsync(_anna), draft, null);
        var (paul, ticket) = await AddPaulAsync(Roles.Reader);
        Assert.True(ticket.Memberships[0].ReadersMayDownload);

        await organisation.UpdateAsync(await _here.People.ActAsync(_anna), draft with { ReadersMayDownload = false }, null);

        Assert.Equal(Refusal.Conflict, await TryAsync(() => ActThereAsync(paul)));
        Assert.False((await ActThereAsync(paul)).Memberships[0].ReadersMayDownload);
    }

    // With a ticket from there, so that account and organisation are active on both sides.
    private async Task<(UserId Paul, ActorTicket Ticket)> AddPaulAsync(Roles roles)
    {
        var paul = await _here.People.AddAsync("paul@example.com", (_utility, roles));
        return (paul, await ActThereAsync(paul));
    }

    private async Task<ActorTicket> ActThereAsync(UserId user) =>
        await _there.Grain<IUserTickets>(user.Value).IssueForJobAsync(new SessionId("test"), [], "192.0.2.1")
        ?? throw new InvalidOperationException($"{user} cannot act.");

    private static async Task<Refusal?> TryAsync(Func<Task> call)
    {
        try { await call(); }
        catch (RefusedException refused) { return refused.Refusal; }
        return null;
    }
}
