using Kms.Audit;
using Kms.Catalogue;
using Kms.Exports;
using Kms.Files;
using Kms.Grants;
using Kms.Jobs;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Files;

/// <summary>A file of keys is collected once; who asks again is told so, and so are the administrators.</summary>
public sealed class CollectedFileTests : IAsyncLifetime
{
    private const string Administrator = "administrator@reseller.example";
    private World _world = null!; // made before each test
    private IFileGrain _file = null!; // made before each test

    public async Task InitializeAsync()
    {
        _world = await World.StartAsync();
        await _world.Host.People.AddAsync(Administrator, (_world.Reseller, Roles.Administrator));
        var devices = await _world.OwnAsync(1);
        var job = await _world.RunAsync(_world.Anna, new ExportJob(new Selection(devices, null, []), ExportFormat.Csv, "Commissioning"));
        _file = _world.Host.Grain<IFileGrain>(job.File!.Id.Value); // of an export that is done
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Asking_again_is_refused_with_the_time_and_raises_an_alarm_once()
    {
        var now = _world.Host.Clock.GetUtcNow();
        await ReadAsync();
        Assert.Equal(now, (await _file.GetAsync(await ActAsync()))!.Collected);

        var refused = await Assert.ThrowsAsync<RefusedException>(ReadAsync);
        await Assert.ThrowsAsync<RefusedException>(ReadAsync);

        Assert.Equal((Refusal.Gone, "file-collected", "2026-03-02 09:00"), (refused.Refusal, Assert.Single(refused.Problems).Code, refused.Problems[0].Argument));
        var mail = await _world.Host.Mails.FindAsync(Administrator, "asked for twice");
        Assert.Contains("keys-2026-03-02.csv", mail.Content.Text, StringComparison.Ordinal);
        Assert.Contains("anna@reseller.example", mail.Content.Text, StringComparison.Ordinal);
        Assert.Single(await AlarmsAsync());
        await _file.ReportAsync(await ActAsync());
        Assert.Single(await AlarmsAsync());
    }

    [Fact]
    public async Task Who_did_not_collect_it_says_so_and_raises_the_same_alarm()
    {
        await _file.ReportAsync(await ActAsync());
        Assert.Empty(await AlarmsAsync());
        await ReadAsync();

        await _file.ReportAsync(await ActAsync());

        await _world.Host.Mails.FindAsync(Administrator, "asked for twice");
        var entry = Assert.Single(await AlarmsAsync());
        Assert.Equal((_world.Anna, _world.Reseller), (entry.Actor, entry.Organisation));
    }

    [Fact]
    public async Task Somebody_else_raises_no_alarm()
    {
        await ReadAsync();

        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(_file.ReadAsync(await _world.ActAsync(_world.Paul), 0, 1)));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(_file.ReportAsync(await _world.ActAsync(_world.Paul))));
        Assert.Null(await _file.GetAsync(await _world.ActAsync(_world.Paul)));
        Assert.Empty(await AlarmsAsync());
    }

    [Fact]
    public async Task Whoever_belongs_nowhere_has_the_operators_told()
    {
        var alone = await _world.Host.People.AddAsync("alone@example.com");
        await _world.Device(World.Id(0).Value).GrantAsync(await ActAsync(), new GrantOrder(Grantee.Of(EmailAddress.Parse("alone@example.com")), null, null));
        var job = await _world.RunAsync(alone, new ExportJob(new Selection([World.Id(0)], null, []), ExportFormat.Csv, "Own meter"));
        _file = _world.Host.Grain<IFileGrain>(job.File!.Id.Value); // of an export that is done
        await _file.ReadAsync(await _world.ActAsync(alone), 0, FileRules.LargestPiece);

        await Assert.ThrowsAsync<RefusedException>(async () => await _file.ReadAsync(await _world.ActAsync(alone), 0, 1));

        await _world.Host.Mails.FindAsync("operator@example.com", "asked for twice");
    }

    private Task<ActorTicket> ActAsync() => _world.ActAsync(_world.Anna);

    private async Task ReadAsync() => await _file.ReadAsync(await ActAsync(), 0, FileRules.LargestPiece);

    private async Task<IReadOnlyList<AuditEntry>> AlarmsAsync() =>
        (await _world.Host.Grain<IAuditGrain>("all").FindAsync(
            await _world.ActAsync(_world.Operator), new AuditFilter(Kind: "export.collected-again"), new PageRequest())).Items;
}
