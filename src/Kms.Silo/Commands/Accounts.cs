using Kms.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Silo.Commands;

internal static class Accounts
{
    public static async Task<IUserAccount> FindAsync(IServiceProvider services, string address)
    {
        if (!EmailAddress.TryParse(address, out var email)) throw new CommandException($"\"{address}\" is no e-mail address.", ExitCodes.Usage);
        var grains = services.GetRequiredService<IGrainFactory>();
        var user = await grains.GetGrain<IEmailIndexGrain>(email.Value).FindAsync();
        return user is { } id ? grains.GetGrain<IUserAccount>(id.Value) : throw new CommandException($"No account has the address {email}.");
    }
}
