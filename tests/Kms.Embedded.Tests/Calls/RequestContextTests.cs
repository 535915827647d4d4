using System.Globalization;
using Kms.Embedded.Tests.Support;
using Orleans.Runtime;

namespace Kms.Embedded.Tests.Calls;

public sealed class RequestContextTests
{
    [Fact]
    public async Task Values_travel_to_the_callee_and_to_whom_it_calls()
    {
        await using var host = await TestHost.StartAsync();
        RequestContext.Set("who", "anna");

        Assert.Equal("anna anna", await host.Grain<IContextGrain>("a").AskAsync("b"));
    }

    [Fact]
    public async Task Values_travel_with_a_call_that_waits()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grain<IContextGrain>();

        var first = grain.WaitAsync("gate");
        RequestContext.Set("who", "anna");
        var second = grain.AskAsync("");
        RequestContext.Set("who", "ben");
        host.Gates.Open("gate");
        await first;

        Assert.Equal("anna", await second);
    }

    [Fact]
    public async Task What_the_callee_changes_does_not_come_back()
    {
        await using var host = await TestHost.StartAsync();
        RequestContext.Set("who", "anna");

        await host.Grain<IContextGrain>().ChangeAsync("ben");

        Assert.Equal("anna", RequestContext.Get("who"));
    }

    [Fact]
    public async Task Nothing_of_one_call_is_left_for_the_next()
    {
        await using var host = await TestHost.StartAsync();
        RequestContext.Set("who", "anna");
        await host.Grain<IContextGrain>().AskAsync("");
        RequestContext.Clear();

        Assert.Equal("nobody", await host.Grain<IContextGrain>().AskAsync(""));
    }

    [Fact]
    public async Task The_culture_of_the_caller_stays_with_the_caller()
    {
        await using var host = await TestHost.StartAsync();
        var other = new CultureInfo("da-DK");
        var usual = await host.Grain<IContextGrain>().CultureAsync();
        CultureInfo.CurrentCulture = other;

        Assert.Equal(usual, await host.Grain<IContextGrain>().CultureAsync());
        Assert.Equal(other, CultureInfo.CurrentCulture);
    }

    [Fact]
    public void Values_can_be_listed_replaced_and_removed()
    {
        RequestContext.Set("a", 1);
        RequestContext.Set("b", 2);
        RequestContext.Set("a", 3);

        Assert.True(RequestContext.Remove("b"));
        Assert.False(RequestContext.Remove("b"));
        Assert.Equal([KeyValuePair.Create<string, object>("a", 3)], RequestContext.Entries);
    }

    internal interface IContextGrain : IGrainWithStringKey
    {
        Task<string> AskAsync(string next);

        Task WaitAsync(string gate);

        Task ChangeAsync(string who);

        Task<string> CultureAsync();
    }

    internal sealed class ContextGrain(Gates gates) : Grain, IContextGrain
    {
        public async Task<string> AskAsync(string next)
        {
            var who = RequestContext.Get("who") as string ?? "nobody";
            return next.Length == 0 ? who : $"{who} {await GrainFactory.GetGrain<IContextGrain>(next).AskAsync("")}";
        }

        public Task WaitAsync(string gate) => gates.Pass(gate);

        public Task ChangeAsync(string who)
        {
            RequestContext.Set("who", who);
            return Task.CompletedTask;
        }

        public Task<string> CultureAsync() => Task.FromResult(CultureInfo.CurrentCulture.Name);
    }
}
