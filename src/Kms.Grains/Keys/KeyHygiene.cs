using Kms.Devices;

namespace Kms.Keys;

/// <summary>
/// What is wrong with a key on sight (I14). Pure. <see cref="KeyFinding.Shared"/> is not among the answers: that takes the fingerprints
/// of all keys.
/// </summary>
internal static class KeyHygiene
{
    private const int ShortKey = 8;

    /// <param name="key">The key in the clear.</param>
    /// <param name="algorithm">Its cipher.</param>
    /// <param name="device">The device it is for, for keys made of its number.</param>
    /// <param name="aliases">Its further identities.</param>
    public static KeyFinding Inspect(ReadOnlySpan<byte> key, KeyAlgorithm algorithm, DeviceId device, IReadOnlyCollection<DeviceId>? aliases = null)
    {
        var findings = KeyFinding.None;
        if (!key.ContainsAnyExcept((byte)0)) findings |= KeyFinding.AllZero;
        else if (HygienePatterns.IsRepeated(key)) findings |= KeyFinding.Repeated;
        if (HygienePatterns.IsSequential(key)) findings |= KeyFinding.Sequential;
        if (HygienePatterns.IsText(key)) findings |= KeyFinding.Ascii;
        if (HygienePublishedKeys.Contains(key)) findings |= KeyFinding.PublishedTestKey;
        if (IsDerived(key, device, aliases)) findings |= KeyFinding.DerivedFromSerial;
        if (key.Length <= ShortKey) findings |= KeyFinding.ShortKey;
        if (algorithm is KeyAlgorithm.Des or KeyAlgorithm.TripleDes) findings |= KeyFinding.LegacyAlgorithm;
        return findings;
    }

    private static bool IsDerived(ReadOnlySpan<byte> key, DeviceId device, IReadOnlyCollection<DeviceId>? aliases)
    {
        if (HygieneSerial.IsDerived(key, device.Number)) return true;
        foreach (var alias in aliases ?? [])
            if (HygieneSerial.IsDerived(key, alias.Number)) return true;
        return false;
    }
}
