namespace Kms.Keys;

/// <summary>The cipher a key is for.</summary>
[GenerateSerializer, Alias("kms.KeyAlgorithm")]
public enum KeyAlgorithm
{
    /// <summary>AES, 16 bytes.</summary>
    Aes128,

    /// <summary>AES, 24 bytes.</summary>
    Aes192,

    /// <summary>AES, 32 bytes.</summary>
    Aes256,

    /// <summary>DES, 8 bytes. Legacy and weak.</summary>
    Des,

    /// <summary>Triple DES, 24 bytes. Legacy and weak.</summary>
    TripleDes,
}
