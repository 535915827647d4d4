using System.CommandLine;
using Kms.Silo.Hosting;
using Microsoft.Extensions.Hosting;

namespace Kms.Silo.Commands;

/// <summary><c>kms serve</c>: a silo without pages. It ends on SIGTERM, after its grains have moved to the others.</summary>
internal sealed class ServeCommand : Command
{
    public ServeCommand() : base("serve", "Run a silo of the cluster until it is told to stop") => SetAction(ServeAsync);

    private static async Task<int> ServeAsync(ParseResult parse, CancellationToken cancellation)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.AddKmsSilo();
        using var host = builder.Build();
        await host.RunAsync(cancellation);
        return ExitCodes.Done;
    }
}
