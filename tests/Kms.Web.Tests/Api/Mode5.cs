using System.Security.Cryptography;

namespace Kms.Web.Tests.Api;

/// <summary>OMS security mode 5 with a short header: AES-128-CBC, the IV made of the address and eight times the access number.</summary>
internal static class Mode5
{
    // EN 13757-4: L C M(2) A(ID 4, version, type) CI, then access number, status and configuration word.
    private const int Address = 2;
    private const int AccessNumber = 11;
    private const int Configuration = 13;
    private const int Payload = 15;

    public static string Open(string telegram, string key)
    {
        var frame = Convert.FromHexString(telegram);
        var iv = new byte[16];
        frame.AsSpan(Address, 8).CopyTo(iv);
        iv.AsSpan(8).Fill(frame[AccessNumber]);
        var blocks = frame[Configuration] >> 4;
        using var aes = Aes.Create();
        aes.Key = Convert.FromHexString(key);
        return Convert.ToHexStringLower(aes.DecryptCbc(frame.AsSpan(Payload, blocks * 16), iv, PaddingMode.None));
    }
}
