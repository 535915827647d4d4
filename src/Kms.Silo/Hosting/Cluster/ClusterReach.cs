using Microsoft.Extensions.Logging;

namespace Kms.Silo.Hosting;

/// <summary>What this web node knows of its silos.</summary>
internal sealed partial class ClusterReach(ILogger<ClusterReach> log)
    : IServiceReach, ILifecycleParticipant<IClusterClientLifecycle>, IClusterConnectionStatusObserver
{
    private volatile bool _began;

    // Later, calls themselves find out, and look for a silo by it.
    public void Demand()
    {
        if (!_began) throw LostCalls.Lost();
    }

    public void Participate(IClusterClientLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(ClusterReach), ServiceLifecycleStage.Active, BeginAsync);

    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered) =>
        LogCount(log, currentNumberOfGateways, previousNumberOfGateways);

    public void NotifyClusterConnectionLost() => LogLost(log);

    private Task BeginAsync(CancellationToken cancellation)
    {
        _began = true;
        return Task.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Information, "Connected to {Now} silos, before to {Before}.")]
    private static partial void LogCount(ILogger log, int now, int before);

    [LoggerMessage(2, LogLevel.Warning, "The connection to the last silo is lost. This node answers 503 until it finds one again.")]
    private static partial void LogLost(ILogger log);
}
