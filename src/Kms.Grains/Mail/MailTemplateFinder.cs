namespace Kms.Mail;

/// <summary>Which template a mail is made from. An organisation's own one counts for mails on its behalf.</summary>
internal static class MailTemplateFinder
{
    /// <summary>The field that says which template a test mail is made from, active or not.</summary>
    public const string TestField = "template";

    public static Task<TemplateText?> FindTemplateAsync(this IGrainFactory grains, OutgoingMail mail)
    {
        var owner = grains.GetGrain<IActiveTemplates>(EmailTemplateId.OwnerOf(mail.Organisation));
        return mail.Fields.TryGetValue(TestField, out var tested) && EmailTemplateId.TryParse(tested, out var template)
            ? owner.FindOneAsync(template)
            : owner.FindAsync(mail.Kind, mail.Language);
    }
}
