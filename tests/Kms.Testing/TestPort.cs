using System.Net;
using System.Net.Sockets;

namespace Kms.Testing;

/// <summary>Ports that nobody else takes between the choice and the use.</summary>
internal static class TestPort
{
    // Below those that systems give to outgoing connections, which would take one at any moment.
    private const int First = 12_000;
    private const int Count = 20_000;
    private const int Step = 997;

    // Processes that test side by side begin at different places.
    private static int s_last = Environment.ProcessId * Step;

    /// <param name="width">How many in a row are to be free.</param>
    public static int Find(int width = 1)
    {
        while (true)
        {
            var port = First + (int)((uint)(Interlocked.Add(ref s_last, width) - width) % (Count - width));
            if (Enumerable.Range(port, width).All(IsFree)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
