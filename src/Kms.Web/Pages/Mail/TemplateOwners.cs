using Kms.Mail;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components.Parts;

namespace Kms.Web.Pages.Mail;

/// <summary>Whose templates a person may look after: the operator the service's, an administrator those of the own organisations.</summary>
internal static class TemplateOwners
{
    public static IReadOnlyList<Choice> Of(ActorTicket actor, string service)
    {
        var own = actor.Memberships.Where(IsAdministered).Select(membership => new Choice(membership.Organisation.Value, membership.Name));
        return actor.IsOperator ? [new Choice(EmailTemplateId.Service, service), .. own] : [.. own];
    }

    /// <summary>The one that was asked for, else the first.</summary>
    public static string Choose(ActorTicket actor, string? asked)
    {
        if (!string.IsNullOrEmpty(asked)) return asked;
        if (actor.IsOperator) return EmailTemplateId.Service;
        return actor.Memberships.FirstOrDefault(IsAdministered)?.Organisation.Value ?? throw new RefusedException(Refusal.Forbidden);
    }

    /// <summary>The plain test mail, which tells whether mail arrives.</summary>
    public static EmailTemplateId PlainTest(ActorTicket actor, string? asked, string language) =>
        EmailTemplateId.Original(Choose(actor, asked), "test", language);

    private static bool IsAdministered(Membership membership) => membership.Roles.HasFlag(Roles.Administrator);
}
