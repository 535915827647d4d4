using Kms.Keys;

namespace Kms.Imports;

/// <summary>Which lengths, in bytes, keys come in.</summary>
internal static class KeyLengths
{
    public const int Longest = 32;

    public static bool IsKnown(int length) => length is 8 or 16 or 24 or 32;

    /// <summary>The cipher a key of this length is for, when nobody says.</summary>
    public static KeyAlgorithm UsualFor(int length) => length switch
    {
        8 => KeyAlgorithm.Des,
        24 => KeyAlgorithm.Aes192,
        32 => KeyAlgorithm.Aes256,
        _ => KeyAlgorithm.Aes128,
    };

    public static bool Fits(KeyAlgorithm algorithm, int length) => algorithm switch
    {
        KeyAlgorithm.Aes128 => length == 16,
        KeyAlgorithm.Aes192 or KeyAlgorithm.TripleDes => length == 24,
        KeyAlgorithm.Aes256 => length == 32,
        KeyAlgorithm.Des => length == 8,
        _ => false,
    };
}
