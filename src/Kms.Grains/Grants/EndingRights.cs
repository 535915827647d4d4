using System.Collections.Immutable;
using Kms.Audit;
using Kms.Devices;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;

namespace Kms.Grants;

/// <summary>The rights that an owner granted end with the ownership, and their holders are told.</summary>
internal static class EndingRights
{
    public static (DeviceState Device, Effects Effects) EndRightsOf(
        this DeviceState device, OrganisationId owner, OrganisationFacts? facts, IReadOnlyList<OrganisationFacts> holders, Occasion occasion)
    {
        var ending = device.Rights.Where(r => r.GrantedFor == owner).ToImmutableArray();
        if (ending.IsEmpty) return (device, Effects.None);
        ImmutableArray<Fact> trail =
            [.. ending.Select(r => occasion.Fact("right.ended", device, occasion.Subject(r.Grantee), owner, ("right", r.Id.Value)))];
        ImmutableArray<OutgoingMail> mails = [.. ending.Where(r => r.IsInForce(occasion.Now)).SelectMany(r => Mails(r, owner, facts, holders, occasion))];
        return (device with { Rights = device.Rights.RemoveRange(ending) }, new Effects(trail, mails, []));
    }

    // A person in the owner's language, KeyManagers of a partner in their own.
    private static IEnumerable<OutgoingMail> Mails(
        ReadRight right, OrganisationId owner, OrganisationFacts? facts, IReadOnlyList<OrganisationFacts> holders, Occasion occasion)
    {
        var holder = holders.FirstOrDefault(h => h.Id == right.Grantee.Organisation);
        var receivers = right.Grantee.Email is { } email ? [email] : holder?.KeyManagers ?? [];
        return receivers.Select(to => occasion.Mail(
            MailKinds.ReadRightEnded, to, (holder ?? facts)?.Language ?? "en", owner, ("organisation", facts?.Name ?? ""), ("count", "1")));
    }
}
