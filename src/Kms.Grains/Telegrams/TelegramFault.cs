namespace Kms.Telegrams;

/// <summary>Why bytes are no telegram, or one that no key can be tried on.</summary>
internal enum TelegramFault
{
    None,

    /// <summary>No hex digits that could be one, or an odd number of them.</summary>
    NoHex,

    /// <summary>Shorter than its length field says, or than its headers need.</summary>
    Cut,

    /// <summary>Address or headers that no telegram has.</summary>
    Malformed,

    /// <summary>A part of a message that was sent in several telegrams.</summary>
    Fragment,

    /// <summary>A header that this service does not know.</summary>
    UnknownHeader,

    /// <summary>Encrypted in a way that cannot be checked.</summary>
    UnsupportedMode,
}
