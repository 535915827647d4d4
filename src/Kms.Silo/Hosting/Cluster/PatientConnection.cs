using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Hosting;

/// <summary>A web node waits for the first silo as long as it takes, and tells the operator what it waits for.</summary>
internal sealed partial class PatientConnection(
    IOptions<KmsClusterOptions> cluster, TimeProvider clock, ILogger<PatientConnection> log) : IClientConnectionRetryFilter
{
    private const int Told = 30;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);
    private int _attempts;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (_attempts++ % Told == 0) LogWaiting(log, string.Join(", ", cluster.Value.Gateways), cluster.Value.Id, Reason(exception));
        await Task.Delay(s_pause, clock, cancellationToken);
        return true;
    }

    private static string Reason(Exception fault) => fault.InnerException is { } inner ? Reason(inner) : fault.Message.TrimEnd('.');

    [LoggerMessage(
        1, LogLevel.Warning,
        "No silo answers at Kms:Cluster:Gateways ({Gateways}) as cluster \"{Id}\" (Kms:Cluster:Id, the same on all; Kms:Cluster:Tls, on all or none): {Reason}. This node goes on trying.")]
    private static partial void LogWaiting(ILogger log, string gateways, string id, string reason);
}
