using Kms.Mail;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Devices;

/// <summary>What the person who asked for a claim is told, in the language of the organisation for which it was asked.</summary>
internal static class ClaimRequestMails
{
    public static OutgoingMail[] MailFor(
        this ClaimRequest request, string kind, DeviceState device, string? reason, OrganisationFacts? asking, Occasion occasion) =>
        !EmailAddress.TryParse(request.ByEmail, out var to)
            ? []
            : [occasion.Mail(
                kind, to, asking?.Language ?? "en", request.Organisation, ("device", device.Id.Value),
                ("organisation", asking?.Name ?? request.Organisation.Value), ("reason", reason),
                ("link", $"/devices/{device.Id.Value}"))];

    /// <summary>Who asked in vain waits no longer; to whom the device went is not told, and nobody is told what they did themselves.</summary>
    public static IEnumerable<OutgoingMail> MailsForEnded(this DeviceState device, IReadOnlyCollection<OrganisationFacts> asking, Occasion occasion)
    {
        // Of a job that claims many devices each one is named.
        var each = occasion with { MailStep = occasion.Step };
        return device.Requests.Where(r => r.State == DecisionState.Open && r.By != occasion.Actor.User).SelectMany(ended => ended.MailFor(
            MailKinds.ClaimRequestEnded, device, null, asking.FirstOrDefault(o => o.Id == ended.Organisation), each));
    }
}
