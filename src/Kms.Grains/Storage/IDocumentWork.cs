namespace Kms.Storage;

/// <summary>Every grain over a document, as the service itself wakes it. Never for the web tier.</summary>
[Alias("kms.IDocumentWork")]
internal interface IDocumentWork : IGrainWithStringKey
{
    /// <summary>Commits what the document's last change left pending, if anything.</summary>
    [Alias("Settle")] Task SettleAsync();

    /// <summary>Removes the document, if it is over since that moment or earlier and nothing needs it; tells whether it is gone.</summary>
    [Alias("End")] Task<bool> EndAsync(DateTimeOffset before);
}
