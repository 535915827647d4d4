using System.Collections.Immutable;
using System.Text;
using Kms.Keys;

namespace Kms.Devices;

/// <summary>How the codes on labels are kept: as HMACs bound to the device, so that equal codes look different in storage.</summary>
internal static class ClaimCodes
{
    /// <summary>128 bits need 22 characters of base64 or 32 hex digits; anything shorter can be guessed and counts as a short code.</summary>
    private const int LongToken = 20;

    public static bool IsLong(string token) => token.Length >= LongToken;

    public static ImmutableArray<byte> HashShort(this IKeyVault vault, DeviceId device, string code) =>
        vault.Hash("claim-code", Encoding.UTF8.GetBytes($"{device.Value}|{code}"));

    public static ImmutableArray<byte> HashToken(this IKeyVault vault, DeviceId device, string token) =>
        vault.Hash("claim-token", Encoding.UTF8.GetBytes($"{device.Value}|{token}"));

    /// <summary>What a person typed, pasted or scanned. Both hashes are always made, so that all codes take the same time.</summary>
    public static ClaimProof Prove(this IKeyVault vault, DeviceId device, ClaimOrder order)
    {
        if (order.Code is null) return new ClaimProof(null, null, null, order.Batch);
        var text = order.Code.Trim();
        // Our own labels carry a link whose last part is the token.
        if (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) text = text[(text.LastIndexOf('/') + 1)..];
        var label = LabelCode.TryParse(text, out var parsed) ? parsed : null;
        return new ClaimProof(
            label?.Serial, vault.HashShort(device, label?.ClaimCode ?? text), vault.HashToken(device, text), order.Batch);
    }
}
