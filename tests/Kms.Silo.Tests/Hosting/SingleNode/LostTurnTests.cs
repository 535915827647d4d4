using Kms.Organisations;
using Kms.Silo.Storage.Writing;
using Kms.Testing;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Silo.Tests.Hosting;

/// <summary>So many people at once that some find no turn: pages and API are told in words that they have.</summary>
public sealed class LostTurnTests
{
    private readonly TaskCompletionSource _stuck = new();
    private readonly TaskCompletionSource _open = new();
    private volatile bool _waits;

    [Fact]
    public async Task A_call_that_found_no_turn_is_told_as_one_that_was_lost()
    {
        await using var host = await KmsHost.StartAsync(new() { Services = AddWaiting });
        var ticket = await host.People.ActAsync(await host.People.AddOperatorAsync());
        var organisation = host.Grain<IOrganisationGrain>("0123456789abcdef0123456789abcdef");

        _waits = true;
        var first = organisation.CreateAsync(ticket, new OrganisationDraft("Utility", OrganisationKind.Utility, null, "DK", "en", null, []));
        await _stuck.Task;
        var second = organisation.GetAsync(ticket);
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        var told = await Record.ExceptionAsync(() => second);
        _open.SetResult();

        Assert.Equal(Refusal.Unreachable, Assert.IsType<RefusedException>(told).Refusal);
        Assert.Equal("Utility", (await first).Profile.Name);
    }

    private void AddWaiting(IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IGroupTarget)).ImplementationType!; // registered by type
        services.AddSingleton<IGroupTarget>(provider => new Waiting((IGroupTarget)ActivatorUtilities.CreateInstance(provider, inner), this));
    }

    private sealed class Waiting(IGroupTarget inner, LostTurnTests test) : IGroupTarget
    {
        public async Task WriteAsync(IReadOnlyList<WriteUnit> units)
        {
            if (test._waits)
            {
                test._stuck.TrySetResult();
                await test._open.Task;
            }
            await inner.WriteAsync(units);
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
