namespace Kms.Batches;

/// <summary>What a serial number of a batch file becomes.</summary>
internal enum BatchPlace
{
    NotAvailable,
    /// <summary>In the list alone.</summary>
    Listed,
    /// <summary>Delivered: the organisation may claim it without a code.</summary>
    Allocated,
}
