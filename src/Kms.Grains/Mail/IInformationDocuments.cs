namespace Kms.Mail;

/// <summary>The documents of one owner as mails see them; the grain key is that of <see cref="IInformationDocumentsGrain"/>. Never for the web tier.</summary>
[Alias("kms.IInformationDocuments")]
internal interface IInformationDocuments : IGrainWithStringKey
{
    /// <summary>What an invitation in this language carries: the owner's document, else the service's; null for none.</summary>
    [Alias("Read")] Task<MailAttachment?> ReadAsync(string language);

    /// <summary>The same without its bytes.</summary>
    [Alias("Describe")] Task<InformationDocument?> DescribeAsync(string language);
}
