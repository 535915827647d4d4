using System.Collections.Immutable;
using System.Text;
using Kms.Audit;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Exports;
using Kms.Files;
using Kms.Grants;
using Kms.Jobs;
using Kms.Storage;
using Kms.Testing;
using Kms.Tests.Exports;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Jobs;

/// <summary>Files of keys under a passphrase that is shown once.</summary>
public sealed class SealedExportTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private World _world = null!; // made before each test
    private ImmutableArray<DeviceId> _devices;

    public async Task InitializeAsync()
    {
        _world = await World.StartAsync(PausingFiles.Use);
        _devices = await _world.OwnAsync(1);
    }

    public async Task DisposeAsync()
    {
        _folder.Dispose();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData(ExportFormat.Csv, "keys-2026-03-02.csv.zip")]
    [InlineData(ExportFormat.Json, "keys-2026-03-02.json.zip")]
    [InlineData(ExportFormat.KemLegacy, "keys-2026-03-02.kem.zip")]
    [InlineData(ExportFormat.Wmbusmeters, "keys-2026-03-02.zip.zip")]
    public async Task The_file_opens_with_the_passphrase_alone(ExportFormat format, string name)
    {
        var job = await ExportAsync(format);
        var passphrase = (await TakeAsync(_world.Anna, job)).Text;
        var archive = await SaveAsync(job);

        Assert.Equal((ExportProtection.Passphrase, name, "application/zip"), (job.Protection, job.File!.Name, job.File.MediaType));
        Assert.NotNull(await Unpacker.SevenZipAsync(archive, passphrase));
        Assert.Null(await Unpacker.SevenZipAsync(archive, "AAAA" + passphrase[4..]));
        if (format is ExportFormat.Csv or ExportFormat.Json)
            Assert.Contains(World.KeyOf(0), await Unpacker.SevenZipAsync(archive, passphrase), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_passphrase_is_shown_once_and_stands_nowhere_afterwards()
    {
        var job = await ExportAsync();
        Assert.True(await File(job).HasPassphraseAsync(await _world.ActAsync(_world.Anna)));

        var passphrase = (await TakeAsync(_world.Anna, job)).Text;

        Assert.False(await File(job).HasPassphraseAsync(await _world.ActAsync(_world.Anna)));
        Assert.Equal(Refusal.Gone, (await Assert.ThrowsAsync<RefusedException>(() => TakeAsync(_world.Anna, job))).Refusal);
        Assert.DoesNotContain(passphrase, job.ToString());
        Assert.Equal("FilePassphrase(hidden)", new FilePassphrase(passphrase).ToString());
        var entry = Assert.Single(await TrailAsync("export.passphrase-shown"));
        Assert.Equal((_world.Anna, job.Id.Value), (entry.Actor, entry.Subject));
        Assert.Equal("passphrase", Assert.Single(await TrailAsync("export-job.ordered")).Details["protection"]);
    }

    [Fact]
    public async Task It_is_for_the_one_who_ordered_with_the_scope_for_keys()
    {
        var job = await ExportAsync();

        Assert.False(await File(job).HasPassphraseAsync(await _world.ActAsync(_world.Paul)));
        Assert.Equal(Refusal.NotFound, (await Assert.ThrowsAsync<RefusedException>(() => TakeAsync(_world.Paul, job))).Refusal);
        var reading = await _world.ActAsync(_world.Anna, Scopes.Read);
        Assert.Equal(Refusal.ScopeMissing, (await Assert.ThrowsAsync<RefusedException>(() => File(job).TakePassphraseAsync(reading))).Refusal);
        Assert.NotNull(await TakeAsync(_world.Anna, job));
    }

    [Fact]
    public async Task It_waits_when_the_file_was_fetched_first_but_no_longer_than_a_day()
    {
        var (first, second) = (await ExportAsync(), await ExportAsync());
        var archive = await SaveAsync(first);

        Assert.NotNull(await Unpacker.SevenZipAsync(archive, (await TakeAsync(_world.Anna, first)).Text));
        _world.Host.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(Refusal.Gone, (await Assert.ThrowsAsync<RefusedException>(() => TakeAsync(_world.Anna, second))).Refusal);
    }

    [Fact]
    public async Task A_pass_that_broke_off_leaves_no_passphrase_and_the_next_one_makes_its_own()
    {
        var written = new TaskCompletionSource();
        _world.Host.Get<PausingFiles>().AfterWrite = () =>
        {
            written.SetResult();
            throw new StorageUnavailableException("Broken off.");
        };
        var id = await _world.OrderAsync(_world.Anna, Order(ExportFormat.Csv));
        _world.Host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await written.Task;
        Assert.False(await _world.Host.Grain<IFileGrain>(id.Value).HasPassphraseAsync(await _world.ActAsync(_world.Anna)));
        await _world.RestartAsync();

        var job = await _world.FinishAsync(_world.Anna, id);

        var passphrase = (await TakeAsync(_world.Anna, job)).Text;
        Assert.Contains(World.KeyOf(0), await Unpacker.SevenZipAsync(await SaveAsync(job), passphrase), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_lost_a_right_since_does_not_get_it()
    {
        var customer = await _world.Host.People.AddAsync("customer@example.com");
        var device = _world.Device(_devices[0].Value);
        var right = await device.GrantAsync(await _world.ActAsync(_world.Anna), new GrantOrder(Grantee.Of(Estate.Customer), null, null));
        var job = await _world.RunAsync(customer, Order(ExportFormat.Csv));
        await SaveAsync(job, customer);
        await device.RevokeAsync(await _world.ActAsync(_world.Anna), right.Id);

        Assert.Equal(Refusal.Gone, (await Assert.ThrowsAsync<RefusedException>(() => TakeAsync(customer, job))).Refusal);
    }

    [Fact]
    public async Task A_file_in_clear_and_an_upload_have_none()
    {
        var job = await _world.RunAsync(_world.Anna, Order(ExportFormat.Csv) with { Protection = ExportProtection.None });
        var upload = await _world.UploadAsync(_world.Anna, "x");

        Assert.Equal(Refusal.Gone, (await Assert.ThrowsAsync<RefusedException>(() => TakeAsync(_world.Anna, job))).Refusal);
        var anna = await _world.ActAsync(_world.Anna);
        Assert.Equal(Refusal.Gone, (await Assert.ThrowsAsync<RefusedException>(
            () => _world.Host.Grain<IFileGrain>(upload.Value).TakePassphraseAsync(anna))).Refusal);
    }

    private ExportJob Order(ExportFormat format) =>
        new(new Selection(_devices, null, []), format, "Commissioning", ExportProtection.Passphrase);

    private async Task<JobView> ExportAsync(ExportFormat format = ExportFormat.Csv) =>
        await _world.RunAsync(_world.Anna, Order(format));

    private IFileGrain File(JobView job) => _world.Host.Grain<IFileGrain>(job.Id.Value);

    private async Task<FilePassphrase> TakeAsync(UserId user, JobView job) => await File(job).TakePassphraseAsync(await _world.ActAsync(user));

    private async Task<string> SaveAsync(JobView job, UserId? user = null)
    {
        var path = Path.Combine(_folder.Path, "keys.zip");
        await System.IO.File.WriteAllBytesAsync(path, await File(job).ReadAsync(await _world.ActAsync(user ?? _world.Anna), 0, FileRules.LargestPiece));
        return path;
    }

    private async Task<ImmutableArray<AuditEntry>> TrailAsync(string kind) => (await _world.Host.Grain<IAuditGrain>("all").FindAsync(
        await _world.ActAsync(_world.Operator), new AuditFilter(Kind: kind), new PageRequest())).Items;
}
