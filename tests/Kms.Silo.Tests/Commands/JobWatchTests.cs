using Kms.Silo.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kms.Silo.Tests.Commands;

/// <summary>A command that follows a job outlasts a service that is away for a while; the job goes on without it.</summary>
public sealed class JobWatchTests : IAsyncLifetime
{
    private static readonly IResult s_away = Results.Json(new { code = "storage-unavailable", detail = "The database does not answer." }, statusCode: 503);
    private readonly HurriedClock _clock = new();
    private readonly Queue<IResult> _answers = new();
    private readonly WebApplication _service = BuildService();
    private ServiceClient _client = null!; // made before each test

    public async Task InitializeAsync()
    {
        _service.MapGet("/api/v1/jobs/{id}", () => _answers.Count > 1 ? _answers.Dequeue() : _answers.Peek());
        await _service.StartAsync();
        _client = new ServiceClient(new Uri(_service.Urls.First()), "kms_token");
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task While_the_service_is_away_it_asks_less_and_less_often_and_goes_on()
    {
        Answer(s_away, s_away, s_away, Job("running"), s_away, Job("done"));

        var job = await FollowAsync();

        Assert.Equal("done", job.State);
        Assert.Equal([1, 2, 4, 0.5, 1], _clock.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task It_waits_for_as_long_as_the_service_says()
    {
        Answer(new Told(s_away, 7), new Told(Results.StatusCode(429), 3600), Job("done"));

        await FollowAsync();

        Assert.Equal([7, 30], _clock.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task It_gives_up_after_ten_minutes_and_says_that_the_job_goes_on()
    {
        Answer(s_away);

        var ended = await Assert.ThrowsAsync<CommandException>(FollowAsync);

        Assert.Equal(ExitCodes.Unreachable, ended.ExitCode);
        Assert.Contains("The job j1 goes on", ended.Message, StringComparison.Ordinal);
        Assert.InRange(_clock.Pauses.Sum(pause => pause.TotalMinutes), 10, 10.5);
    }

    [Fact]
    public async Task A_connection_that_is_refused_is_tried_again_too()
    {
        await _service.StopAsync();

        var ended = await Assert.ThrowsAsync<CommandException>(FollowAsync);

        Assert.Equal(ExitCodes.Unreachable, ended.ExitCode);
        Assert.True(_clock.Pauses.Count > 10);
    }

    [Fact]
    public async Task What_no_waiting_mends_ends_it_at_once()
    {
        Answer(Results.Json(new { code = "not-found", detail = "There is no such job." }, statusCode: 404));

        var ended = await Assert.ThrowsAsync<CommandException>(FollowAsync);

        Assert.Equal((ExitCodes.Refused, 0), (ended.ExitCode, _clock.Pauses.Count));
    }

    private Task<ServiceJob> FollowAsync() => new JobWatch(_client, _clock).FollowAsync("j1", CancellationToken.None);

    private void Answer(params ReadOnlySpan<IResult> answers)
    {
        foreach (var answer in answers) _answers.Enqueue(answer);
    }

    private static IResult Job(string state) => Results.Json(new { id = "j1", kind = "import", state, done = 1, refused = 0 });

    private static WebApplication BuildService()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }

    /// <summary>An answer that says when to ask again.</summary>
    private sealed class Told(IResult answer, int seconds) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return answer.ExecuteAsync(httpContext);
        }
    }
}
