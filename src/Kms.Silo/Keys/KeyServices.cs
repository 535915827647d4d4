using Kms.Audit;
using Kms.Keys;
using Kms.Silo.Hosting;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Keys;

internal static class KeyServices
{
    private const string DefaultRootKeyFile = "root.key";

    public static IServiceCollection AddKmsKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeyRing>();
        services.AddSingleton<AuditKey>();
        services.AddSingleton<KeyVault>();
        services.AddSingleton<IKeyVault>(provider => provider.GetRequiredService<KeyVault>());
        services.AddSingleton<ITicketAuthority, TicketAuthority>();
        services.AddSingleton<IPseudonyms, Pseudonyms>();
        services.AddSingleton<IRootKeyProvider>(FindProvider);
        services.AddSingleton<KeyRingOpener>();
        services.AddSingleton<IRootKeyCopies, RootKeyCopies>();
        return services;
    }

    private static RootKeyFile FindProvider(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<KmsOptions>>().Value;
        return new RootKeyFile(options.Keys.RootKeyFile is { Length: > 0 } file ? Path.GetFullPath(file) : options.PathOf(DefaultRootKeyFile));
    }
}
