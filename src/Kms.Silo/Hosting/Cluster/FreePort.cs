using System.Net;
using System.Net.Sockets;

namespace Kms.Silo.Hosting;

internal static class FreePort
{
    /// <summary>A port of this machine that nobody listens on; the engine cannot be told to take any.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
