using Microsoft.Extensions.Logging;

namespace Kms.Silo.Hosting;

internal sealed partial class WireTls
{
    [LoggerMessage(1, LogLevel.Warning, "The certificate {Subject} ({Number}) of the other side is refused: {States}. It must be valid and signed by Kms:Cluster:Tls:Authority.")]
    private partial void LogUntrusted(string subject, string number, string states);

    [LoggerMessage(2, LogLevel.Warning, "The certificate {Subject} ({Number}) of the other side is refused: it is no silo's. Kms:Cluster:Tls:Certificate of a silo needs the extended key usage serverAuth.")]
    private partial void LogNoSilo(string subject, string number);

    [LoggerMessage(3, LogLevel.Warning, "The connection with {Peer} ended before TLS was agreed on. Both sides need Kms:Cluster:Tls:Certificate, Key and Authority.")]
    private partial void LogNoTls(string peer);

    [LoggerMessage(4, LogLevel.Warning, "The connection with {Peer} ended before it began: {Reason}. Silos and web nodes need the same Kms:Cluster:Id, and Kms:Cluster:Tls all of them or none.")]
    private partial void LogNoCluster(string peer, string reason);
}
