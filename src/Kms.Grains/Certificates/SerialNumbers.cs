using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Certificates;

/// <summary>
/// Serial numbers of certificates: a first byte of 1, so that each is a positive number of one length (RFC 5280, section 4.1.2.2: at most 20
/// bytes), and 128 random bits.
/// </summary>
internal static class SerialNumbers
{
    private const int RandomBytes = 16;

    public static byte[] New()
    {
        var serial = new byte[1 + RandomBytes];
        serial[0] = 1;
        RandomNumberGenerator.Fill(serial.AsSpan(1));
        return serial;
    }

    public static string Text(byte[] serial) => Convert.ToHexStringLower(serial);

    public static string SerialOf(this X509Certificate2 certificate) => Convert.ToHexStringLower(certificate.SerialNumberBytes.Span);
}
