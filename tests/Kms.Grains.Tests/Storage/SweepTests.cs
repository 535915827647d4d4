using System.Collections.Immutable;
using Kms.Audit;
using Kms.Catalogue;
using Kms.Files;
using Kms.Grants;
using Kms.Jobs;
using Kms.Listing;
using Kms.Silo.Storage;
using Kms.Storage;
using Kms.Testing.Databases;
using Kms.Tests.Support;
using Kms.Users;
using Kms.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Kms.Tests.Storage;

/// <summary>What nobody needs any more goes; what somebody needs stays.</summary>
public abstract class SweepTests<TDatabase> : IAsyncLifetime where TDatabase : TestDatabase, new()
{
    private static readonly RetentionOptions s_kept = new() { Jobs = TimeSpan.FromHours(30), Links = TimeSpan.FromHours(1) };
    private readonly TDatabase _database = new();
    private World _world = null!; // made before each test

    private FaultyDeviceStore Store => _world.Host.Get<FaultyDeviceStore>();

    public async Task InitializeAsync()
    {
        await _database.CreateAsync();
        _world = await World.StartAsync(
            services =>
            {
                FaultyDeviceStore.Use(services);
                services.AddSingleton(Options.Create(s_kept));
            },
            _database.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_finished_job_goes_with_its_pages_after_its_time_and_not_before()
    {
        var job = (await GrantAsync()).Id;
        await PassAsync(29);
        Assert.Single(await _world.ReportAsync(_world.Anna, job));

        await PassAsync(2);

        Assert.Null(await _world.Host.Grain<IJobGrain>(job.Value).GetAsync(await _world.ActAsync(_world.Anna)));
        Assert.Empty((await _world.Host.Grain<IDirectoryGrain>("all").JobsAsync(await _world.ActAsync(_world.Anna), new PageRequest())).Items);
        foreach (var kind in (string[])["selection", "result"]) Assert.Null(await _world.Host.Get<IJobPageStore>().ReadAsync(job, kind, 0));
        Assert.Equal((0, 0), (await CountAsync("job", "document"), await CountAsync("job", "document_end")));
    }

    [Fact]
    public async Task What_a_job_did_and_what_the_trail_says_of_it_stays()
    {
        await GrantAsync();
        await PassAsync(31);

        var device = _world.Device(World.Id(0).Value);
        Assert.Single((await device.GetRightsAsync(await _world.ActAsync(_world.Anna)))!.Value);
        Assert.Single(await TrailAsync("grant-job.done"));
        Assert.Single(await TrailAsync("right.granted"));
    }

    [Fact]
    public async Task A_job_at_work_keeps_its_upload_and_itself()
    {
        var file = await _world.UploadAsync(_world.Operator, $"KAM;20000000;{World.KeyOf(0)}");
        Store.FailsBefore = true;
        var job = await _world.OrderAsync(_world.Operator, new ImportJob(file, "auto", null, null, false, false));
        await _world.RunAsync(_world.Operator, new ImportJob(file, "auto", null, null, false, DryRun: true));
        await PassAsync(40);
        Assert.NotNull(await _world.Host.Get<IFileStore>().ReadAsync(file, 0));

        Store.FailsBefore = false;
        _world.Host.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal((JobState.Done, 0), ((await _world.FinishAsync(_world.Operator, job)).State, (await _world.FinishAsync(_world.Operator, job)).Refused));
        Assert.Equal(1, await _world.CountVisibleAsync(_world.Operator));
    }

    [Fact]
    public async Task An_upload_that_no_job_reads_is_gone_after_a_day()
    {
        var file = await _world.UploadAsync(_world.Operator, $"KAM;20000000;{World.KeyOf(0)}");
        await _world.RunAsync(_world.Operator, new ImportJob(file, "auto", null, null, false, true));
        await PassAsync(24);
        Assert.NotNull(await _world.Host.Get<IFileStore>().ReadAsync(file, 0));

        await PassAsync(2);

        Assert.Null(await _world.Host.Get<IFileStore>().ReadAsync(file, 0));
        Assert.Equal(0, await CountAsync("file", "document"));
    }

    [Fact]
    public async Task Answers_wrong_attempts_and_links_go_when_they_count_no_more()
    {
        var anna = await _world.ActAsync(_world.Anna);
        await _world.Host.Grain<IIdempotencyGrain>($"{_world.Anna}/1").BeginAsync(anna, "hash");
        await _world.Host.Grain<IThrottleGrain>("sign-in/anna").SettleAsync(Throttles.SignIn.Rule, failed: true);
        await _world.Host.Grain<IAccountsGrain>("accounts").RegisterAsync(EmailAddress.Parse("new@example.com"), "en", null);
        var kinds = (string[])["idempotency", "throttle", "link"];

        var before = await CountAllAsync(kinds);
        await PassAsync(23);
        var within = await CountAllAsync(kinds);
        await PassAsync(27);

        Assert.All(before, count => Assert.True(count > 0));
        Assert.Equal(before, within);
        Assert.All(await CountAllAsync(kinds), count => Assert.Equal(0, count));
    }

    private async Task<JobView> GrantAsync() => await _world.RunAsync(_world.Anna, new GrantJob(
        new Selection(await _world.OwnAsync(1), null, []), Grantee.Of(Estate.Customer), null, null));

    private async Task PassAsync(int hours)
    {
        _world.Host.Clock.Advance(TimeSpan.FromHours(hours));
        await _world.Host.Get<IEnumerable<IHostedService>>().OfType<DocumentSweeper>().Single().SweepAsync(CancellationToken.None);
    }

    private async Task<ImmutableArray<AuditEntry>> TrailAsync(string kind) => (await _world.Host.Grain<IAuditGrain>("all").FindAsync(
        await _world.ActAsync(_world.Operator), new AuditFilter(Kind: kind), new PageRequest())).Items;

    private async Task<List<long>> CountAllAsync(string[] kinds)
    {
        var counts = new List<long>();
        foreach (var kind in kinds) counts.Add(await CountAsync(kind, "document"));
        return counts;
    }

    private async Task<long> CountAsync(string kind, string table) => (await _world.Host.Get<IDatabase>().QueryAsync(
        $"select count(*) from {table} where name = $1", [kind], row => row.GetInt64(0)))[0];
}

public sealed class SweepOnSqlite : SweepTests<SqliteTestDatabase>;

public sealed class SweepOnPostgres : SweepTests<PostgresTestDatabase>;
