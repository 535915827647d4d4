namespace Kms.Keys;

/// <summary>May somebody read the keys of a device?</summary>
internal enum KeyVerdict
{
    Readable,
    NoKey,
    Unclaimed,
    Forbidden,
    // Unknown or not the actor's: the two are never told apart.
    NotAvailable,
}
