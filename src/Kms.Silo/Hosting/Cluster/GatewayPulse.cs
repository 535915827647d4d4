using System.Globalization;
using Kms.Web;
using Microsoft.Extensions.Hosting;

namespace Kms.Silo.Hosting;

/// <summary>
/// Asks all connected silos again and again whether they answer; <see cref="GatewayWatch"/> listens. The engine spreads grains over the silos
/// by their names and keeps to it, so fresh names are taken whenever a silo comes or goes.
/// </summary>
internal sealed class GatewayPulse(IClusterClient client, ClusterReach reach, TimeProvider clock) : BackgroundService
{
    private const int NamesForEach = 4;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pause = new PeriodicTimer(s_pause, clock);
        while (await pause.WaitForNextTickAsync(stoppingToken))
        {
            var (silos, changes) = reach.Connected;
            for (var name = 0; name < silos * NamesForEach; name++) _ = AskAsync(string.Create(CultureInfo.InvariantCulture, $"{changes}/{name}"));
        }
    }

    private async Task AskAsync(string name)
    {
        try
        {
            await client.GetGrain<IPulseGrain>(name).AnswerAsync();
        }
        catch (Exception fault) when (LostCalls.IsLost(fault) || fault is RefusedException or InvalidOperationException)
        {
            // Whether anything came back is heard on the connection.
        }
    }
}
