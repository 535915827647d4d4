namespace Kms.Mail;

/// <summary>What leaves with a mail besides its text.</summary>
internal static class MailAttachments
{
    /// <summary>As it is now, not as it was when the mail was written; null for none.</summary>
    public static Task<MailAttachment?> ReadAttachmentAsync(this IGrainFactory grains, OutgoingMail mail) =>
        mail.Fields.TryGetValue(MailAttachment.Field, out var language)
            ? grains.GetGrain<IInformationDocuments>(EmailTemplateId.OwnerOf(mail.Organisation)).ReadAsync(language)
            : Task.FromResult<MailAttachment?>(null);
}
