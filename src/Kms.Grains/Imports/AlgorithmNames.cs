using Kms.Keys;

namespace Kms.Imports;

/// <summary>What the ciphers are called in files.</summary>
internal static class AlgorithmNames
{
    public static string Of(KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.Aes192 => "aes-192",
        KeyAlgorithm.Aes256 => "aes-256",
        KeyAlgorithm.Des => "des",
        KeyAlgorithm.TripleDes => "3des",
        _ => "aes-128",
    };

    public static KeyAlgorithm? Find(string name) => HeaderNames.Folded(name) switch
    {
        "aes" or "aes128" => KeyAlgorithm.Aes128,
        "aes192" => KeyAlgorithm.Aes192,
        "aes256" => KeyAlgorithm.Aes256,
        "des" => KeyAlgorithm.Des,
        "3des" or "tripledes" or "des3" or "tdes" => KeyAlgorithm.TripleDes,
        _ => null,
    };
}
