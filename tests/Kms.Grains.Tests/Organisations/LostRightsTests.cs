using Kms.Devices;
using Kms.Organisations;
using Kms.Storage;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Organisations;

public sealed class LostRightsTests : IAsyncLifetime
{
    private KmsHost _host = null!; // made before each test
    private OrganisationId _hofor;
    private UserId _reader;
    private ActorTicket _administrator = null!; // made before each test
    private OrganisationDraft _profile = null!; // made before each test

    private FaultyDeviceStore Store => _host.Get<FaultyDeviceStore>();

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync(FaultyDeviceStore.Use);
        _hofor = await _host.People.FoundAsync("Hofor");
        _administrator = await _host.People.ActAsync(await _host.People.AddAsync("admin@example.com", (_hofor, Roles.Administrator)));
        _reader = await _host.People.AddAsync("reader@example.com", (_hofor, Roles.Reader));
        var draft = (await _host.Organisation(_hofor).GetAsync(_administrator))!.Profile;
        _profile = (await _host.Organisation(_hofor).UpdateAsync(_administrator, draft with { ReadersMayDownload = true }, null)).Profile;
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_ticket_issued_before_downloads_are_taken_from_readers_ends()
    {
        var before = await _host.People.ActAsync(_reader);

        await TakeAsync();

        Assert.True(before.Memberships[0].ReadersMayDownload);
        Assert.True(await _host.Get<IDeviceStore>().ReadEpochAsync(_reader) > before.Epoch);
    }

    [Fact]
    public async Task A_ticket_issued_while_they_are_taken_has_them_no_more()
    {
        var between = new List<ActorTicket>();
        Store.AfterRaise = async () => between.Add(await _host.People.ActAsync(_reader));

        await TakeAsync();

        Assert.NotEmpty(between);
        Assert.All(between, ticket => Assert.False(ticket.Memberships[0].ReadersMayDownload));
    }

    [Fact]
    public async Task When_taking_them_fails_nothing_has_changed()
    {
        Store.AfterRaise = () => throw new StorageUnavailableException("The disk is full.");
        await Assert.ThrowsAnyAsync<Exception>(TakeAsync);
        Store.AfterRaise = null;

        Assert.True((await _host.People.ActAsync(_reader)).Memberships[0].ReadersMayDownload);
        await TakeAsync();
        Assert.False((await _host.People.ActAsync(_reader)).Memberships[0].ReadersMayDownload);
    }

    private Task TakeAsync() => _host.Organisation(_hofor).UpdateAsync(_administrator, _profile with { ReadersMayDownload = false }, null);
}
