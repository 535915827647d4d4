using Kms.Devices;
using Kms.Grants;
using Kms.Organisations;
using Kms.Storage;
using Kms.Testing;
using Kms.Users;

namespace Kms.Silo.Tests.Cluster;

/// <summary>A cut through the network has a grain activated on both sides: neither side's acknowledged writes may be lost.</summary>
public sealed class TwoActivationsTests : IAsyncLifetime
{
    private Silos _silos = null!; // made before each test
    private KmsHost _here = null!; // as above
    private KmsHost _there = null!; // as above
    private OrganisationId _utility;
    private UserId _anna;

    public async Task InitializeAsync()
    {
        _silos = await Silos.StartAsync(1);
        _here = _silos.First;
        _there = await _silos.AddCutOffAsync();
        _utility = await _here.People.FoundAsync("Aarhavn Forsyning");
        _anna = await _here.People.AddAsync("anna@example.com", (_utility, Roles.KeyManager | Roles.Administrator));
    }

    public async Task DisposeAsync() => await _silos.DisposeAsync();

    [Fact]
    public async Task Of_two_writes_to_a_device_that_know_the_same_version_the_second_is_refused()
    {
        var id = (await Deliveries.OwnAsync(_here, _utility, 1))[0];
        var (store, other) = (_here.Get<IDeviceStore>(), _there.Get<IDeviceStore>());
        var (known, same) = (await store.ReadAsync(id), await other.ReadAsync(id));

        var saved = await store.SaveAsync(known, known! with { Label = "Cellar" }, Effects.None); // inserted above

        await Assert.ThrowsAsync<StaleStateException>(async () => await other.SaveAsync(same, same! with { Label = "Roof" }, Effects.None));
        Assert.Equal(("Cellar", saved.Version), ((await other.ReadAsync(id))!.Label, saved.Version));
        Assert.Equal(same!.Version + 1, saved.Version);
    }

    [Fact]
    public async Task A_device_that_is_active_twice_loses_no_grant()
    {
        var id = (await Deliveries.OwnAsync(_here, _utility, 1))[0];
        var anna = await _here.People.ActAsync(_anna);
        var (one, other) = (_here.Grain<IDeviceGrain>(id.Value), _there.Grain<IDeviceGrain>(id.Value));
        // Both remember the same version.
        foreach (var side in new[] { one, other }) Assert.Empty((await side.GetRightsAsync(anna))!.Value); // hers

        await one.GrantAsync(anna, Grant("one@example.com"));
        await other.GrantAsync(anna, Grant("other@example.com"));
        await one.GrantAsync(anna, Grant("third@example.com"));

        var device = await _there.Get<IDeviceStore>().ReadAsync(id);
        Assert.Equal(["one@example.com", "other@example.com", "third@example.com"], device!.Rights.Select(right => right.Grantee.Email!.Value.Value).Order());
        Assert.Equal(4, device.Version);
    }

    [Fact]
    public async Task Of_two_changes_of_a_document_the_second_is_refused_and_succeeds_when_it_is_repeated()
    {
        var anna = await _here.People.ActAsync(_anna);
        var (harbour, hills) = (await _here.People.FoundAsync("Harbour"), await _here.People.FoundAsync("Hills"));
        var (one, other) = (_here.Grain<IOrganisationGrain>(_utility.Value), _there.Grain<IOrganisationGrain>(_utility.Value));
        foreach (var side in new[] { one, other }) Assert.Empty((await side.GetAsync(anna))!.Partners); // hers
        await one.AddPartnerAsync(anna, harbour);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => other.AddPartnerAsync(anna, hills));
        await other.AddPartnerAsync(anna, hills);

        Assert.Equal(Refusal.Conflict, refused.Refusal);
        Assert.Equal([harbour, hills], (await other.GetAsync(anna))!.Partners.Select(partner => partner.Id));
    }

    private static GrantOrder Grant(string email) => new(Grantee.Of(EmailAddress.Parse(email)), null, null);
}
