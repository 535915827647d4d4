using System.Collections.Immutable;
using System.Text;
using Kms.Audit;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Exports;
using Kms.Files;
using Kms.Grants;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Testing.Databases;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Files;

/// <summary>A file of keys is made under rights; whoever lost one since does not get the file.</summary>
public abstract class LostFileTests<TDatabase> : IAsyncLifetime where TDatabase : TestDatabase, new()
{
    private readonly TDatabase _database = new();
    private World _world = null!; // made before each test
    private UserId _customer;
    private UserId _helper;
    private ImmutableArray<DeviceId> _devices;

    public async Task InitializeAsync()
    {
        await _database.CreateAsync();
        _world = await World.StartAsync(PausingFiles.Use, _database.ConnectionString);
        _customer = await _world.Host.People.AddAsync("customer@example.com");
        _helper = await _world.Host.People.AddAsync("helper@reseller.example", (_world.Reseller, Roles.KeyManager));
        _devices = await _world.OwnAsync(2);
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Who_lost_nothing_gets_the_file_whatever_else_happened_to_the_devices()
    {
        await GrantAsync(_devices[0], null);
        var file = await ExportAsync(_customer, _devices[0], _devices[1]);

        await _world.Device(_devices[0].Value).SetLabelAsync(await _world.ActAsync(_world.Anna), "Cellar");
        await _world.Device(_devices[1].Value).ReleaseAsync(await _world.ActAsync(_world.Anna));
        await GrantAsync(_devices[0], null, "someone@example.com");

        Assert.Contains(World.KeyOf(0), await ReadAsync(_customer, file), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_right_that_was_revoked_takes_the_file_with_it()
    {
        var right = await GrantAsync(_devices[0], null);
        var file = await ExportAsync(_customer, _devices[0]);

        await _world.Device(_devices[0].Value).RevokeAsync(await _world.ActAsync(_world.Anna), right);

        await RefusedAsync(_customer, file);
        var trail = await _world.Host.Grain<IAuditGrain>("all").FindAsync(
            await _world.ActAsync(_world.Operator), new AuditFilter(Kind: "export.withdrawn"), new PageRequest());
        Assert.Equal(file.Value, Assert.Single(trail.Items).Subject);
        Assert.Null(await _world.Host.Get<IFileStore>().ReadAsync(file, 0));
    }

    [Fact]
    public async Task A_right_that_a_silo_took_away_whose_clock_is_behind_takes_the_file_with_it()
    {
        await GrantAsync(_devices[0], null);
        var file = await ExportAsync(_customer, _devices[0]);

        await EndRightsAsync(_devices[0], _world.Host.Clock.GetUtcNow().AddSeconds(-30));

        await RefusedAsync(_customer, file);
    }

    [Fact]
    public async Task A_right_that_was_revoked_while_the_process_stood_still_takes_the_file_with_it()
    {
        await GrantAsync(_devices[0], null);
        var file = await ExportAsync(_customer, _devices[0]);
        _world.Host.Get<PausingFiles>().AfterRead = () =>
        {
            _world.Host.Clock.Advance(TimeSpan.FromSeconds(20));
            return EndRightsAsync(_devices[0], _world.Host.Clock.GetUtcNow());
        };

        await RefusedAsync(_customer, file);
    }

    [Fact]
    public async Task A_right_that_expired_takes_the_file_with_it_and_not_a_minute_earlier()
    {
        await GrantAsync(_devices[0], _world.Host.Clock.GetUtcNow().AddHours(2));
        var file = await ExportAsync(_customer, _devices[0]);

        _world.Host.Clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal(5, (await ReadAsync(_customer, file, 5)).Length);
        _world.Host.Clock.Advance(TimeSpan.FromMinutes(1));

        await RefusedAsync(_customer, file);
    }

    [Fact]
    public async Task A_right_that_was_prolonged_keeps_the_file()
    {
        await GrantAsync(_devices[0], _world.Host.Clock.GetUtcNow().AddHours(2));
        var file = await ExportAsync(_customer, _devices[0]);
        await GrantAsync(_devices[0], _world.Host.Clock.GetUtcNow().AddHours(6));

        _world.Host.Clock.Advance(TimeSpan.FromHours(3));

        Assert.Contains(World.KeyOf(0), await ReadAsync(_customer, file), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_membership_that_ended_takes_the_file_with_it()
    {
        var file = await ExportAsync(_helper, _devices[0]);

        await _world.Host.Grain<IOrganisationGrain>(_world.Reseller.Value).RemoveMemberAsync(await _world.ActAsync(_world.Anna), _helper);

        await RefusedAsync(_helper, file);
    }

    [Fact]
    public async Task Another_membership_that_ended_does_not()
    {
        await _world.Host.Grain<IUserAccount>(_helper.Value).SetRolesAsync(_world.Partner, Roles.Reader, null);
        var file = await ExportAsync(_helper, _devices[0]);

        await _world.Host.Grain<IUserAccount>(_helper.Value).SetRolesAsync(_world.Partner, Roles.None, null);

        Assert.Contains(World.KeyOf(0), await ReadAsync(_helper, file), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_ticket_from_before_the_account_was_deactivated_opens_no_file()
    {
        var file = await ExportAsync(_helper, _devices[0]);
        var before = await _world.ActAsync(_helper);

        await _world.Host.Grain<IUserGrain>(_helper.Value).SetActiveAsync(await _world.ActAsync(_world.Operator), false);

        Assert.Equal(Refusal.SessionEnded, await Accounts.RefusalOf(_world.Host.Grain<IFileGrain>(file.Value).ReadAsync(before, 0, 5)));
    }

    [Fact]
    public async Task A_device_that_was_released_takes_the_file_with_it()
    {
        var file = await ExportAsync(_world.Anna, _devices[0], _devices[1]);

        await _world.Device(_devices[1].Value).ReleaseAsync(await _world.ActAsync(_world.Anna));

        await RefusedAsync(_world.Anna, file);
    }

    [Fact]
    public async Task Rights_taken_while_a_download_runs_end_it_within_seconds()
    {
        var right = await GrantAsync(_devices[0], null);
        var file = await ExportAsync(_customer, _devices[0]);
        await ReadAsync(_customer, file, 5);
        await _world.Device(_devices[0].Value).RevokeAsync(await _world.ActAsync(_world.Anna), right);

        _world.Host.Clock.Advance(TimeSpan.FromSeconds(3));

        var rest = _world.Host.Grain<IFileGrain>(file.Value).ReadAsync(await _world.ActAsync(_customer), 5, 5);
        Assert.Equal(Refusal.Gone, await Accounts.RefusalOf(rest));
    }

    private async Task EndRightsAsync(DeviceId id, DateTimeOffset at)
    {
        var store = _world.Host.Get<IDeviceStore>();
        var device = (await store.ReadAsync(id))!; // owned above
        await store.SaveAsync(device, device with { Rights = [], ChangedAt = at }, Kms.Storage.Effects.None);
    }

    private async Task<RightId> GrantAsync(DeviceId device, DateTimeOffset? until, string to = "customer@example.com") =>
        (await _world.Device(device.Value).GrantAsync(
            await _world.ActAsync(_world.Anna), new GrantOrder(Grantee.Of(EmailAddress.Parse(to)), null, until))).Id;

    private async Task<FileId> ExportAsync(UserId user, params ImmutableArray<DeviceId> devices) =>
        (await _world.RunAsync(user, new ExportJob(new Selection(devices, null, []), ExportFormat.Csv, "Commissioning"))).File!.Id;

    private async Task<string> ReadAsync(UserId user, FileId file, int count = FileRules.LargestPiece) =>
        Encoding.UTF8.GetString(await _world.Host.Grain<IFileGrain>(file.Value).ReadAsync(await _world.ActAsync(user), 0, count));

    private async Task RefusedAsync(UserId user, FileId file)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ReadAsync(user, file, 5));
        Assert.Equal(Refusal.Gone, refused.Refusal);
        Assert.Contains("erased", refused.Message, StringComparison.Ordinal);
    }
}

public sealed class LostFileOnSqlite : LostFileTests<SqliteTestDatabase>;

public sealed class LostFileOnPostgres : LostFileTests<PostgresTestDatabase>;
