namespace Kms.Keys;

/// <summary>Whether the key on which all others hang would survive the machine.</summary>
internal interface IRootKeyCopies
{
    /// <summary>True until somebody made a recovery copy of the root key that is in use.</summary>
    Task<bool> IsMissingAsync(CancellationToken cancellation = default);
}
