using System.Net;
using System.Net.Sockets;

namespace Kms.Silo.Hosting;

/// <summary>Silos are known to each other by addresses, not by names.</summary>
internal static class ClusterAddress
{
    /// <summary>The address that a name stands for, IPv4 first; null when there is none.</summary>
    public static IPAddress? Find(string name)
    {
        try
        {
            return Dns.GetHostAddresses(name).OrderBy(address => address.AddressFamily != AddressFamily.InterNetwork).FirstOrDefault();
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            return null;
        }
    }
}
