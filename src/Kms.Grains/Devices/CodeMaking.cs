using System.Collections.Immutable;
using System.Security.Cryptography;
using Kms.Storage;
using Kms.Users;

namespace Kms.Devices;

/// <summary>
/// A new long code for a label, in place of the one before: with it the next owner claims a device that was released. Whoever is only
/// allocated a device makes none, or it could be claimed without having it at hand.
/// </summary>
internal static class CodeMaking
{
    // Letters and digits that a QR code packs tightly and nobody confuses; 26 of 32 kinds make 130 bits.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Length = 26;

    public static string NewCode() => RandomNumberGenerator.GetString(Letters, Length);

    public static DeviceChange MakeCode(this DeviceState device, ImmutableArray<byte> hash, Occasion occasion)
    {
        occasion.Demand(device, Act.MakeClaimCode);
        var next = device with { TokenHash = hash, ChangedAt = occasion.Now };
        return new DeviceChange(next, Effects.Of(occasion.Fact("device.code-made", next)));
    }
}
