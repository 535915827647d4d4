using Microsoft.Extensions.Logging;

namespace Kms.Silo.Hosting;

internal sealed partial class WireCertificates
{
    [LoggerMessage(1, LogLevel.Error, "The changed TLS files are not taken: {Fault}")]
    private partial void LogUnusable(string fault);
}
