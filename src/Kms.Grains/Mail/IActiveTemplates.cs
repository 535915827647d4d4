namespace Kms.Mail;

/// <summary>The templates of one owner as mails see them; the grain key is that of <see cref="IEmailTemplatesGrain"/>. Never for the web tier.</summary>
[Alias("kms.IActiveTemplates")]
internal interface IActiveTemplates : IGrainWithStringKey
{
    /// <summary>What mails of a kind and language are made from: the owner's active copy, else the service's; null for the built-in one.</summary>
    [Alias("Find")] Task<TemplateText?> FindAsync(string kind, string language);

    /// <summary>The text of one template, for a test mail; null for the built-in one, or when it is gone.</summary>
    [Alias("FindOne")] Task<TemplateText?> FindOneAsync(EmailTemplateId template);
}
