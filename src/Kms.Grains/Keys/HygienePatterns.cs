namespace Kms.Keys;

/// <summary>Patterns that no random key has: the chance of a false alarm is below one in a thousand million for 16 bytes.</summary>
internal static class HygienePatterns
{
    private const int FewBytes = 3;
    private const int ShortestText = 16; // eight random bytes are text once in three thousand

    /// <summary>A pattern fills the key at least twice, or it consists of very few different bytes.</summary>
    public static bool IsRepeated(ReadOnlySpan<byte> key)
    {
        for (var period = 1; period <= key.Length / 2; period++)
            if (key[period..].SequenceEqual(key[..^period])) return true;
        return key.Length >= 16 && DifferentBytes(key) <= FewBytes;
    }

    /// <summary>Bytes or hex digits go up or down in equal steps, with up to two slips (as 09, 10 or 0E, 11).</summary>
    public static bool IsSequential(ReadOnlySpan<byte> key)
    {
        if (key.Length < 8) return false;
        Span<byte> digits = stackalloc byte[key.Length * 2];
        for (var i = 0; i < key.Length; i++) (digits[2 * i], digits[2 * i + 1]) = ((byte)(key[i] >> 4), (byte)(key[i] & 15));
        var found = HasEqualSteps(key, 256) || HasEqualSteps(digits, 16) || HasEqualSteps(digits, 10);
        digits.Clear();
        return found;
    }

    public static bool IsText(ReadOnlySpan<byte> key) => key.Length >= ShortestText && !key.ContainsAnyExceptInRange((byte)' ', (byte)'~');

    private static bool HasEqualSteps(ReadOnlySpan<byte> values, int modulus)
    {
        Span<int> steps = stackalloc int[256];
        for (var i = 1; i < values.Length; i++)
        {
            var step = (values[i] - values[i - 1] + modulus) % modulus;
            if (step > 0) steps[step]++;
        }
        foreach (var count in steps)
            if (count >= values.Length - 3) return true;
        return false;
    }

    private static int DifferentBytes(ReadOnlySpan<byte> key)
    {
        var different = 0;
        for (var i = 0; i < key.Length; i++)
            if (!key[..i].Contains(key[i])) different++;
        return different;
    }
}
