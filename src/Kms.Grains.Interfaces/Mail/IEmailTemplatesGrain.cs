using System.Collections.Immutable;
using Kms.Users;

namespace Kms.Mail;

/// <summary>
/// The e-mail templates of one owner (I7); the grain key is <see cref="EmailTemplateId.Service"/> for the operator's, which are for all mails,
/// or an organisation for those of its administrators, which are for its own mails. An original cannot be changed: it is copied, the copy is
/// changed and activated. Of each kind and language one is active.
/// </summary>
[Alias("kms.IEmailTemplatesGrain")]
public interface IEmailTemplatesGrain : IGrainWithStringKey
{
    /// <summary>All of them, by kind and language, each original before its copies. For an organisation an original is what the service uses.</summary>
    [Repeatable, Alias("List")] Task<ImmutableArray<EmailTemplateRow>> ListAsync(ActorTicket actor, EmailTemplateFilter filter);

    /// <summary>One with its text; null when there is none.</summary>
    [Repeatable, Alias("Get")] Task<EmailTemplateView?> GetAsync(ActorTicket actor, EmailTemplateId template);

    /// <summary>Copies one under a fresh id; the copy is inactive. Refuses <see cref="Refusal.AlreadyExists"/>, <see cref="Refusal.TooLarge"/>.</summary>
    [Alias("Copy")] Task<EmailTemplateView> CopyAsync(ActorTicket actor, EmailTemplateId template, EmailTemplateId copy, EmailTemplateDraft? draft);

    /// <summary>
    /// Changes name and text of a copy. Refuses <see cref="Refusal.Conflict"/> unless <paramref name="version"/> is the present one, and
    /// <see cref="Refusal.Invalid"/> with each unknown field, missing link and part that mails cannot have.
    /// </summary>
    [Alias("Save")] Task<EmailTemplateView> SaveAsync(ActorTicket actor, EmailTemplateId template, EmailTemplateDraft draft, int version);

    /// <summary>Changes a copy back to how it read at an earlier version; that is a change like any other.</summary>
    [Alias("Restore")] Task<EmailTemplateView> RestoreAsync(ActorTicket actor, EmailTemplateId template, int revision, int version);

    /// <summary>Makes mails of its kind and language from this one, and from no other; an inactive copy leaves them to the original.</summary>
    [Alias("SetActive")] Task<EmailTemplateView> SetActiveAsync(ActorTicket actor, EmailTemplateId template, bool active);

    /// <summary>Deletes a copy. Refuses <see cref="Refusal.Forbidden"/> for an original.</summary>
    [Alias("Delete")] Task DeleteAsync(ActorTicket actor, EmailTemplateId template);

    /// <summary>The mail with samples for its fields, or as it would be with this text instead; refuses like saving.</summary>
    [Repeatable, Alias("Preview")] Task<MailPreview> PreviewAsync(ActorTicket actor, EmailTemplateId template, EmailTemplateDraft? draft);

    /// <summary>Mails it with samples, active or not, to oneself or a member of the organisation; the operator to anybody.</summary>
    [Alias("Test")] Task TestAsync(ActorTicket actor, EmailTemplateId template, EmailAddress to);
}
