using Microsoft.Extensions.Logging;

namespace Kms.Silo.Hosting;

/// <summary>What this web node knows of its silos.</summary>
internal sealed partial class ClusterReach(ILogger<ClusterReach> log)
    : IServiceReach, ILifecycleParticipant<IClusterClientLifecycle>, IClusterConnectionStatusObserver
{
    private volatile bool _began;

    /// <summary>To how many silos it is connected, and how often that has changed.</summary>
    public (int Silos, int Changes) Connected { get; private set; }

    // Later, calls themselves find out, and look for a silo by it.
    public void Demand()
    {
        if (!_began) throw new RefusedException(Refusal.Unreachable, "No silo has answered yet, so nothing was done. Try again in a moment.");
    }

    public void Participate(IClusterClientLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(ClusterReach), ServiceLifecycleStage.Active, BeginAsync);

    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered)
    {
        Connected = (currentNumberOfGateways, Connected.Changes + 1);
        LogCount(log, currentNumberOfGateways, previousNumberOfGateways);
    }

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
