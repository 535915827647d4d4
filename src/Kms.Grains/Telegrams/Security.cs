namespace Kms.Telegrams;

/// <summary>How a telegram is protected.</summary>
internal enum Security
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>OMS mode 5: AES-128-CBC, the vector made of address and access number.</summary>
    Mode5,

    /// <summary>OMS mode 7: AES-128-CBC under a derived key, with a code over the whole.</summary>
    Mode7,

    /// <summary>AES-128-CTR in the extended link layer.</summary>
    LinkLayer,

    /// <summary>LoRaWAN join request: a code of four bytes.</summary>
    Join,

    /// <summary>Something else.</summary>
    Other,
}
