using System.Globalization;
using Kms.Devices;
using Kms.Mail;
using Kms.Organisations;

namespace Kms.Grants;

/// <summary>The mails about read rights; the same whether or not the address has an account.</summary>
internal static class GrantMails
{
    public static IEnumerable<OutgoingMail> For(
        Grantee grantee, OrganisationFacts? owner, OrganisationFacts? partner, string? purpose, DateTimeOffset? until, long count,
        DeviceId? device, Occasion occasion)
    {
        var receivers = grantee.Email is { } email ? [email] : partner?.KeyManagers ?? [];
        var language = (grantee.IsPerson ? owner : partner)?.Language ?? "en";
        foreach (var to in receivers)
        {
            yield return occasion.Mail(
                MailKinds.ReadRightGranted, to, language, owner?.Id, ("giver", occasion.Actor.Name), ("organisation", owner?.Name),
                ("count", count.ToString(CultureInfo.InvariantCulture)), ("device", device?.Value), ("purpose", purpose), ("link", "/devices"),
                ("until", until?.ToString("O", CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Rights that ended together; a person in the owner's language, KeyManagers of a partner in their own.</summary>
    public static IEnumerable<OutgoingMail> Ended(
        Grantee grantee, OrganisationFacts? owner, OrganisationFacts? partner, long count, Occasion occasion)
    {
        var receivers = grantee.Email is { } email ? [email] : partner?.KeyManagers ?? [];
        var language = (grantee.IsPerson ? owner : partner)?.Language ?? "en";
        return receivers.Select(to => occasion.Mail(
            MailKinds.ReadRightEnded, to, language, owner?.Id, ("organisation", owner?.Name), ("count", count.ToString(CultureInfo.InvariantCulture))));
    }
}
