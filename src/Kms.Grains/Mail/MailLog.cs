using System.Collections.Immutable;
using Kms.Organisations;

namespace Kms.Mail;

/// <summary>The mails that people see in their log: default organisations for all of them, else those on behalf of any of these.</summary>
internal sealed class MailLog(IMailOutbox outbox, IMailRenderer renderer)
{
    public Task<Page<MailRow>> FindAsync(ImmutableArray<OrganisationId> organisations, MailState? state, PageRequest page) =>
        outbox.FindAsync(organisations, state, page);

    public Task<bool> RetryAsync(string mail, ImmutableArray<OrganisationId> organisations, DateTimeOffset now) =>
        outbox.RetryAsync(mail, organisations, now);

    /// <summary>What the mail says, without its link: only opening that where it was delivered proves an address. Null when there is none such.</summary>
    public async Task<MailPreview?> PreviewAsync(IGrainFactory grains, string mail, ImmutableArray<OrganisationId> organisations) =>
        await outbox.ReadAsync(mail, organisations) is { } found ? renderer.Render(found, withLink: false, await grains.FindTemplateAsync(found)) : null;
}
