using System.Net.Sockets;

namespace Kms.Web.Ldap;

internal sealed partial class LdapListener
{
    [LoggerMessage(1, LogLevel.Information, "The directory of certificates is served by LDAP on port {Port}.")]
    private static partial void Listens(ILogger log, int port);

    [LoggerMessage(2, LogLevel.Warning, "A connection for LDAP was not taken: {Error}.")]
    private static partial void NotTaken(ILogger log, SocketError error);

    [LoggerMessage(3, LogLevel.Error, "A connection for LDAP ended by a fault of ours; others go on.")]
    private static partial void Failed(ILogger log, Exception error);
}
