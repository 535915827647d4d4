namespace Kms.Storage;

/// <summary>Every grain over a document, as the service itself wakes it. Never for the web tier.</summary>
[Alias("kms.IDocumentWork")]
internal interface IDocumentWork : IGrainWithStringKey
{
    /// <summary>Commits what the document's last change left pending, if anything.</summary>
    [Alias("Settle")] Task SettleAsync();

    /// <summary>Removes what is over of the document since that moment or earlier, if nothing needs it; tells whether something is gone.</summary>
    [Alias("End")] Task<bool> EndAsync(DateTimeOffset before);
}
