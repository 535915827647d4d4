using Kms.Catalogue;
using Kms.Files;
using Kms.Grants;
using Kms.Jobs;
using Kms.Listing;
using Kms.Testing.Databases;
using Kms.Tests.Support;
using Kms.Users;
using Kms.Web;

namespace Kms.Tests.Storage;

/// <summary>What nobody needs any more goes; what somebody needs stays.</summary>
public abstract class SweepTests<TDatabase> : SweptWorld<TDatabase> where TDatabase : TestDatabase, new()
{
    private FaultyDeviceStore Store => World.Host.Get<FaultyDeviceStore>();

    [Fact]
    public async Task A_finished_job_goes_with_its_pages_after_its_time_and_not_before()
    {
        var job = (await GrantAsync()).Id;
        await PassAsync(29);
        Assert.Single(await World.ReportAsync(World.Anna, job));

        await PassAsync(2);

        Assert.Null(await World.Host.Grain<IJobGrain>(job.Value).GetAsync(await World.ActAsync(World.Anna)));
        Assert.Empty((await World.Host.Grain<IDirectoryGrain>("all").JobsAsync(await World.ActAsync(World.Anna), new PageRequest())).Items);
        foreach (var kind in (string[])["selection", "result"]) Assert.Null(await World.Host.Get<IJobPageStore>().ReadAsync(job, kind, 0));
        Assert.Equal((0, 0), (await CountAsync("job", "document"), await CountAsync("job", "document_end")));
    }

    [Fact]
    public async Task What_a_job_did_and_what_the_trail_says_of_it_stays()
    {
        await GrantAsync();
        await PassAsync(31);

        var device = World.Device(World.Id(0).Value);
        Assert.Single((await device.GetRightsAsync(await World.ActAsync(World.Anna)))!.Value);
        Assert.Single(await TrailAsync("grant-job.done"));
        Assert.Single(await TrailAsync("right.granted"));
    }

    [Fact]
    public async Task A_job_at_work_keeps_its_upload_and_itself()
    {
        var file = await World.UploadAsync(World.Operator, $"KAM;20000000;{World.KeyOf(0)}");
        Store.FailsBefore = true;
        var job = await World.OrderAsync(World.Operator, new ImportJob(file, "auto", null, null, false, false));
        await World.RunAsync(World.Operator, new ImportJob(file, "auto", null, null, false, DryRun: true));
        await PassAsync(40);
        Assert.NotNull(await World.Host.Get<IFileStore>().ReadAsync(file, 0));

        Store.FailsBefore = false;
        World.Host.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal((JobState.Done, 0), ((await World.FinishAsync(World.Operator, job)).State, (await World.FinishAsync(World.Operator, job)).Refused));
        Assert.Equal(1, await World.CountVisibleAsync(World.Operator));
    }

    [Fact]
    public async Task An_upload_that_no_job_reads_is_gone_after_a_day()
    {
        var file = await World.UploadAsync(World.Operator, $"KAM;20000000;{World.KeyOf(0)}");
        await World.RunAsync(World.Operator, new ImportJob(file, "auto", null, null, false, true));
        await PassAsync(24);
        Assert.NotNull(await World.Host.Get<IFileStore>().ReadAsync(file, 0));

        await PassAsync(2);

        Assert.Null(await World.Host.Get<IFileStore>().ReadAsync(file, 0));
        Assert.Equal(0, await CountAsync("file", "document"));
    }

    [Fact]
    public async Task Answers_wrong_attempts_and_links_go_when_they_count_no_more()
    {
        var anna = await World.ActAsync(World.Anna);
        await World.Host.Grain<IIdempotencyGrain>($"{World.Anna}/1").BeginAsync(anna, "hash");
        await World.Host.Grain<IThrottleGrain>("sign-in/anna").SettleAsync(Throttles.SignIn.Rule, failed: true);
        await World.Host.Grain<IAccountsGrain>("accounts").RegisterAsync(EmailAddress.Parse("new@example.com"), "en", null);
        var kinds = (string[])["idempotency", "throttle", "link"];

        var before = await CountAllAsync(kinds);
        await PassAsync(23);
        var within = await CountAllAsync(kinds);
        await PassAsync(27);

        Assert.All(before, count => Assert.True(count > 0));
        Assert.Equal(before, within);
        Assert.All(await CountAllAsync(kinds), count => Assert.Equal(0, count));
    }

    private async Task<JobView> GrantAsync() => await World.RunAsync(World.Anna, new GrantJob(
        new Selection(await World.OwnAsync(1), null, []), Grantee.Of(Estate.Customer), null, null));

    private async Task<List<long>> CountAllAsync(string[] kinds)
    {
        var counts = new List<long>();
        foreach (var kind in kinds) counts.Add(await CountAsync(kind, "document"));
        return counts;
    }
}

public sealed class SweepOnSqlite : SweepTests<SqliteTestDatabase>;

public sealed class SweepOnPostgres : SweepTests<PostgresTestDatabase>;
