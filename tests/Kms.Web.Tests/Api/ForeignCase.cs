namespace Kms.Web.Tests.Api;

/// <summary>What an endpoint answers to somebody who names things of another organisation.</summary>
internal abstract record ForeignCase
{
    public abstract Task RunAsync(World world, Caller stranger, string endpoint);

    private static HttpMethod MethodOf(string endpoint) => new(endpoint[..endpoint.IndexOf(' ', StringComparison.Ordinal)]);

    /// <summary>The thing is not found, however the request goes on.</summary>
    public sealed record Hidden(Func<World, Func<string, string>, string> Path, Func<World, Func<string, string>, object>? Body = null, int Status = 404, string? Code = null) : ForeignCase
    {
        public override async Task RunAsync(World world, Caller stranger, string endpoint) =>
            (await SendAsync(world, stranger, endpoint, id => id)).Expect(Status, Code);

        public Task<Reply> SendAsync(World world, Caller stranger, string endpoint, Func<string, string> id) =>
            stranger.SendAsync(MethodOf(endpoint), Path(world, id), Body?.Invoke(world, id));
    }

    /// <summary>A list that holds nothing of the other organisation, filtered by its ids or not.</summary>
    public sealed record Unlisted(params Func<World, string>[] Paths) : ForeignCase
    {
        public override async Task RunAsync(World world, Caller stranger, string endpoint)
        {
            foreach (var path in Paths)
            {
                var reply = await stranger.GetAsync(path(world));
                Assert.True(reply.Status is 200 or 403 or 404, $"{reply.Request} answered {reply.Status}: {reply.Body}");
                foreach (var id in world.Ids) Assert.False(reply.Body.Contains(id, StringComparison.Ordinal), $"{reply.Request} shows {id}: {reply.Body}");
                Assert.DoesNotContain("KAM-1000000", reply.Body, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>A job over devices of another organisation does nothing to any of them and calls each not available.</summary>
    public sealed record NothingDone(Func<World, object> Body) : ForeignCase
    {
        public override async Task RunAsync(World world, Caller stranger, string endpoint)
        {
            var started = await stranger.PostAsync(endpoint["POST /".Length..], Body(world));
            if (started.Status is 404 or 422) return;
            var job = await stranger.FinishAsync(started);
            Assert.Equal(job.Json.GetProperty("done").GetInt64(), job.Json.GetProperty("refused").GetInt64());
            var report = await stranger.GetAsync($"jobs/{job.Text("id")}/report");
            Assert.All(report.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1), row => Assert.Matches(",(not-available|claim-refused),", row));
        }
    }

    /// <summary>An upload for another organisation, or of its serials.</summary>
    public sealed record Upload(Func<World, Caller, Task> Check) : ForeignCase
    {
        public override Task RunAsync(World world, Caller stranger, string endpoint) => Check(world, stranger);
    }

    /// <summary>Takes no id of anything: it is about the caller.</summary>
    public sealed record Own : ForeignCase
    {
        public override Task RunAsync(World world, Caller stranger, string endpoint) => Task.CompletedTask;
    }
}
