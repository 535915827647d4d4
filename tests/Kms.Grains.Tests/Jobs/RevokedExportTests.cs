using System.Collections.Immutable;
using System.Text;
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
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Tests.Jobs;

/// <summary>
/// Rights that are taken while an export of many devices runs: once the taking is acknowledged, no key of those devices leaves, neither into
/// the file nor out of it. The export works in groups of 500 devices; the rights go while the second group is on its way.
/// </summary>
public abstract class RevokedExportTests<TDatabase> : IAsyncLifetime where TDatabase : TestDatabase, new()
{
    private const int Group = 500;
    private const int Devices = 3 * Group;

    private readonly TDatabase _database = new();
    private World _world = null!; // made before each test
    private ImmutableArray<DeviceId> _devices;
    private UserId _customer;

    public async Task InitializeAsync()
    {
        await _database.CreateAsync();
        _world = await World.StartAsync(FaultyDeviceStore.Use, _database.ConnectionString);
        _customer = await _world.Host.People.AddAsync(Estate.Customer.Value);
        await _world.DeliverAsync(Devices, _world.Reseller);
        _devices = [.. Enumerable.Range(0, Devices).Select(World.Id)];
        await _world.RunAsync(_world.Anna, new ClaimJob(_world.Reseller, [.. _devices.Select(id => new ClaimItem(id.Value, "42/24"))], null));
        await _world.RunAsync(_world.Anna, new GrantJob(new Selection(_devices, null, []), Grantee.Of(Estate.Customer), null, null));
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Devices_whose_right_ends_while_the_export_runs_are_not_in_the_file_and_the_report_says_so()
    {
        ImmutableArray<DeviceId> revoked = [.. _devices.Skip(Group).Where((_, index) => index % 2 == 0)];

        var job = await ExportAsync(_customer, () => RevokeAsync(revoked));

        var text = await ReadAsync(_customer, job);
        var rows = await ReportAsync(job);
        for (var i = 0; i < Devices; i++) Assert.Equal(!revoked.Contains(_devices[i]), text.Contains(World.KeyOf(i), StringComparison.OrdinalIgnoreCase));
        Assert.All(rows, row => Assert.Equal(revoked.Contains(DeviceId.Parse(row.Device)), row.Outcome == "not-available"));
        Assert.Equal((Devices - revoked.Length, Devices), (job.Counts["exported"], rows.Count));
    }

    [Fact]
    public async Task Keys_that_were_in_the_file_already_do_not_leave_with_it()
    {
        var job = await ExportAsync(_customer, () => RevokeAsync([_devices[0]]));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => ReadAsync(_customer, job));

        Assert.Equal(Refusal.Gone, refused.Refusal);
        Assert.Contains("Order a new one", refused.Message, StringComparison.Ordinal);
        Assert.Null(await _world.Host.Get<IFileStore>().ReadAsync(job.File!.Id, 0)); // a finished export has a file
    }

    [Fact]
    public async Task Whoever_leaves_the_organisation_while_the_export_runs_gets_no_key()
    {
        var helper = await _world.Host.People.AddAsync("helper@reseller.example", (_world.Reseller, Roles.KeyManager));

        var job = await ExportAsync(helper, async () => await _world.Host.Grain<IOrganisationGrain>(_world.Reseller.Value)
            .RemoveMemberAsync(await _world.ActAsync(_world.Anna), helper));

        Assert.Equal((Group, 2 * Group), (job.Counts["exported"], job.Counts["not-available"]));
        Assert.Equal(Refusal.Gone, await Accounts.RefusalOf(ReadAsync(helper, job)));
    }

    private async Task<JobView> ExportAsync(UserId user, Func<Task> meanwhile)
    {
        var store = _world.Host.Get<FaultyDeviceStore>();
        // The first group passes; the second is judged already when the rights go.
        store.BeforeRecord = () =>
        {
            // Somebody else does it, so not in the context of the job's grain.
            store.BeforeRecord = () => Task.Run(meanwhile);
            return Task.CompletedTask;
        };
        return await _world.RunAsync(user, new ExportJob(new Selection(_devices, null, []), ExportFormat.Csv, null));
    }

    private async Task RevokeAsync(ImmutableArray<DeviceId> devices)
    {
        var job = await _world.RunAsync(_world.Anna, new RevokeJob(new Selection(devices, null, []), Grantee.Of(Estate.Customer)));
        Assert.Equal((JobState.Done, devices.Length), (job.State, (int)job.Done - (int)job.Refused));
    }

    private async Task<string> ReadAsync(UserId user, JobView job) => Encoding.UTF8.GetString(
        await _world.Host.Grain<IFileGrain>(job.File!.Id.Value).ReadAsync(await _world.ActAsync(user), 0, FileRules.LargestPiece)); // as above

    private async Task<List<JobReportRow>> ReportAsync(JobView job)
    {
        var rows = new List<JobReportRow>();
        string? after = null;
        do
        {
            var page = await _world.Host.Grain<IJobGrain>(job.Id.Value).ReportAsync(await _world.ActAsync(_customer), new PageRequest(1000, after), false);
            rows.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return rows;
    }
}

public sealed class RevokedExportOnSqlite : RevokedExportTests<SqliteTestDatabase>;

public sealed class RevokedExportOnPostgres : RevokedExportTests<PostgresTestDatabase>;
