using System.Globalization;
using Kms.Tests.Support;

namespace Kms.Tests.Telegrams;

/// <summary>The telegrams of the devices that <see cref="World"/> delivers.</summary>
internal static class Meter
{
    private const string Maker = "2D2C"; // KAM

    public static byte[] Address(int index, string versionAndType = "1B16")
    {
        var number = Convert.FromHexString((20_000_000 + index).ToString(CultureInfo.InvariantCulture));
        Array.Reverse(number);
        return [.. Convert.FromHexString(Maker), .. number, .. Convert.FromHexString(versionAndType)];
    }

    public static string Send(int index, string? key = null, byte access = 1) =>
        Convert.ToHexString(TelegramMaker.Mode5(Address(index), Convert.FromHexString(key ?? World.KeyOf(index)), access, TelegramMaker.Records));

    /// <summary>With data of the maker's own, which leaves a single telegram at "probably".</summary>
    public static string SendOwnData(int index, byte access = 1, string? key = null) =>
        Convert.ToHexString(TelegramMaker.Mode5(Address(index), Convert.FromHexString(key ?? World.KeyOf(index)), access, [0x0F, 1, 2, 3, access]));
}
