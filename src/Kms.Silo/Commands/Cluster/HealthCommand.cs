using System.CommandLine;
using Kms.Silo.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Kms.Silo.Commands;

/// <summary><c>kms health</c>: asks the silo on this machine, for images that have no other program to ask with.</summary>
internal sealed class HealthCommand : Command
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    public HealthCommand() : base("health", "Ask the silo on this machine whether it can serve: 0 yes, 1 no") => SetAction(AskAsync);

    private static async Task<int> AskAsync(ParseResult parse, CancellationToken cancellation)
    {
        var port = Host.CreateApplicationBuilder().Configuration.GetSection(KmsClusterOptions.Section).Get<KmsClusterOptions>()?.HealthPort ?? 0;
        if (port == 0) throw new CommandException("Kms:Cluster:HealthPort is not set: the silo answers nobody who asks for its health.");
        using var http = new HttpClient { Timeout = s_patience };
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://localhost:{port}{SiloHealth.Ready}"), cancellation);
            return answer.IsSuccessStatusCode ? ExitCodes.Done : ExitCodes.Refused;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return ExitCodes.Refused;
        }
    }
}
