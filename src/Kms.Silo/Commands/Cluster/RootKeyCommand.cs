using System.CommandLine;
using Kms.Silo.Hosting;
using Kms.Silo.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kms.Silo.Commands;

/// <summary>
/// <c>kms root-key</c>: the silos of a cluster share a root key that they cannot write, so it is there before the first of them starts. One
/// that is there is kept, whatever database it belongs to: a silo that does not fit to it says so and writes nothing.
/// </summary>
internal sealed class RootKeyCommand : Command
{
    public RootKeyCommand() : base("root-key", "Make the root key that all silos share; one that is there is kept") => SetAction(MakeAsync);

    private static async Task<int> MakeAsync(ParseResult parse, CancellationToken cancellation)
    {
        // Of all that a silo stands on, the key alone: there need be no database yet.
        await using var services = new ServiceCollection()
            .AddKmsOptions(Host.CreateApplicationBuilder().Configuration).AddKmsKeys().BuildServiceProvider();
        var provider = services.GetRequiredService<IRootKeyProvider>();
        using var found = await provider.FindAsync(cancellation);
        if (found is not null)
        {
            await Console.Out.WriteLineAsync($"Root key {found.Id} is there already: {provider.Place}.");
            return ExitCodes.Done;
        }
        using var made = await provider.CreateAsync(cancellation);
        await Console.Out.WriteLineAsync($"Made root key {made.Id}: {provider.Place}. Keep a copy where no backup of the database is.");
        return ExitCodes.Done;
    }
}
