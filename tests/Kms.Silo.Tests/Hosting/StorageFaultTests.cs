using Kms.Organisations;
using Kms.Silo.Storage.Writing;
using Kms.Storage;
using Kms.Testing;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Silo.Tests.Hosting;

public sealed class StorageFaultTests
{
    private volatile bool _down;

    [Fact]
    public async Task A_storage_that_does_not_answer_is_a_refusal_and_the_service_goes_on_when_it_does()
    {
        await using var host = await KmsHost.StartAsync(new() { Services = AddFaults });
        var olga = await host.People.AddOperatorAsync();
        var draft = new OrganisationDraft("Utility", OrganisationKind.Utility, null, "DK", "en", null, []);
        var organisation = host.Grain<IOrganisationGrain>("0123456789abcdef0123456789abcdef");
        var ticket = await host.People.ActAsync(olga);

        _down = true;
        var refused = await Assert.ThrowsAsync<RefusedException>(() => organisation.CreateAsync(ticket, draft));
        _down = false;

        Assert.Equal(Refusal.StorageUnavailable, refused.Refusal);
        Assert.Equal("Utility", (await organisation.GetAsync(ticket) ?? await organisation.CreateAsync(ticket, draft)).Profile.Name);
    }

    private void AddFaults(IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IGroupTarget)).ImplementationType!; // registered by type
        services.AddSingleton<IGroupTarget>(provider => new Faulty((IGroupTarget)ActivatorUtilities.CreateInstance(provider, inner), () => _down));
    }

    private sealed class Faulty(IGroupTarget inner, Func<bool> isDown) : IGroupTarget
    {
        public Task WriteAsync(IReadOnlyList<WriteUnit> units) =>
            isDown() ? Task.FromException(new StorageUnavailableException("The disk is full.")) : inner.WriteAsync(units);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
