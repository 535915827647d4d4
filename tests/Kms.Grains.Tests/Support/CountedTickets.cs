using Kms.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kms.Tests.Support;

/// <summary>The real store of what tickets stand on, which counts how many were issued.</summary>
internal sealed class CountedTickets(ITicketBasisStore real) : ITicketBasisStore
{
    private int issued;

    public int Issued => issued;

    public static void Use(IServiceCollection services)
    {
        var registered = services.Last(s => s.ServiceType == typeof(ITicketBasisStore));
        services.AddSingleton(provider => new CountedTickets(
            (ITicketBasisStore)ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!))); // registered by type
        services.Replace(ServiceDescriptor.Singleton<ITicketBasisStore>(provider => provider.GetRequiredService<CountedTickets>()));
    }

    public async Task<TicketBasis> ReadAsync(UserId user, IReadOnlyCollection<string> grains, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref issued);
        await Task.Yield(); // an embedded database answers before anyone else could ask
        return await real.ReadAsync(user, grains, cancellation);
    }
}
