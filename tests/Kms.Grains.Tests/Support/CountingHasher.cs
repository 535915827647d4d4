using Kms.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Tests.Support;

/// <summary>The real hasher, counted.</summary>
internal sealed class CountingHasher(IPasswordHasher<Passwords> real) : IPasswordHasher<Passwords>
{
    private int _hashes;

    public static void Register(IServiceCollection services)
    {
        var registered = services.Last(service => service.ServiceType == typeof(IPasswordHasher<Passwords>));
        services.AddSingleton(provider => new CountingHasher((IPasswordHasher<Passwords>)registered.ImplementationFactory!(provider))); // by factory
        services.AddSingleton<IPasswordHasher<Passwords>>(provider => provider.GetRequiredService<CountingHasher>());
    }

    public int Hashes => _hashes;

    public string HashPassword(Passwords user, string password)
    {
        Interlocked.Increment(ref _hashes);
        return real.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(Passwords user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _hashes);
        return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
