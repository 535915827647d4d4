using System.Globalization;
using Kms.Invitations;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Invitations;

/// <summary>An invitation while it is being written. A small organisation gives one person both main roles, so that is proposed.</summary>
public sealed class InvitationForm
{
    public string? Email { get; set; }

    public string? Name { get; set; }

    public string? Organisation { get; set; }

    public Roles Roles { get; set; } = Roles.Administrator | Roles.KeyManager;

    public string? Language { get; set; } = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public string? Message { get; set; }

    public bool AttachDocument { get; set; }

    public string? EmailFault { get; private set; }

    public string? OrganisationFault { get; private set; }

    internal static InvitationForm Of(InvitationRow row) => new()
    {
        Email = row.Email, Name = row.Name, Organisation = row.Organisation?.Value, Roles = row.Roles, Language = row.Language, Message = row.Message,
        AttachDocument = row.AttachDocument,
    };

    internal bool Check(IStringLocalizer<Texts> texts, bool isOperator)
    {
        EmailFault = EmailAddress.TryParse(Email, out _) ? null : texts["Fault.Email"].Value;
        OrganisationFault = string.IsNullOrEmpty(Organisation) && !isOperator ? texts["Fault.Choose"].Value : null;
        return EmailFault is null && OrganisationFault is null;
    }

    internal InvitationDraft ToDraft() => new(
        EmailAddress.Parse(Email ?? ""), Clean(Name), string.IsNullOrEmpty(Organisation) ? null : new OrganisationId(Organisation),
        string.IsNullOrEmpty(Organisation) ? Roles.None : Roles, Language, Clean(Message), AttachDocument);

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
