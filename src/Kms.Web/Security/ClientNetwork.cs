using System.Net;
using System.Net.Sockets;

namespace Kms.Web.Security;

/// <summary>What is counted as one caller.</summary>
internal static class ClientNetwork
{
    private const int NetworkBytes = 8;

    /// <summary>A household or server has 2^64 addresses of IPv6; the first half is what it cannot choose.</summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "unknown",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan()[..NetworkBytes]),
        _ => address.MapToIPv4().ToString(),
    };
}
