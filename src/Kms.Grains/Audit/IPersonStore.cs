namespace Kms.Audit;

/// <summary>The way back from pseudonyms to addresses.</summary>
internal interface IPersonStore
{
    /// <summary>The addresses that are known; those of erased persons are left out.</summary>
    Task<IReadOnlyDictionary<string, string>> FindAsync(IReadOnlyCollection<string> pseudonyms, CancellationToken cancellation = default);

    /// <summary>Forgets the address; the audit trail keeps the pseudonym, which then leads nowhere.</summary>
    Task EraseAsync(string pseudonym, CancellationToken cancellation = default);
}
