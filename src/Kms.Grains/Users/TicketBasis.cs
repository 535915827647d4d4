namespace Kms.Users;

/// <summary>What a ticket stands on, as it is stored at one moment.</summary>
/// <param name="Epoch">Of the account.</param>
/// <param name="Versions">Of the documents, by grain.</param>
internal sealed record TicketBasis(long Epoch, IReadOnlyDictionary<string, long> Versions)
{
    /// <summary>0 for a document that is not stored.</summary>
    public long VersionOf(string grain) => Versions.GetValueOrDefault(grain);
}
