using System.Globalization;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Grants;

/// <summary>The mails about rights that end soon: to whoever holds them, and to who gave them or, when that account is gone, the KeyManagers.</summary>
internal sealed class ReminderMails(IGrainFactory grains, OrganisationLookup organisations)
{
    public async Task<IEnumerable<OutgoingMail>> WriteAsync(EndingRight right, DateTimeOffset now)
    {
        if (await organisations.FindAsync(right.GrantedFor) is not { } owner) return [];
        var partner = await organisations.FindAsync(right.Grantee.Organisation);
        var holders = right.Grantee.Email is { } email ? [email] : partner?.KeyManagers ?? [];
        var toHolders = holders.Select(to => Write(MailKinds.ReadRightEnding, to, (partner ?? owner).Language, right, now, ("organisation", owner.Name), ("link", "/devices")));
        return toHolders.Concat(await ToGiverAsync(right, owner, partner, now));
    }

    private async Task<IEnumerable<OutgoingMail>> ToGiverAsync(EndingRight right, OrganisationFacts owner, OrganisationFacts? partner, DateTimeOffset now)
    {
        var whom = right.Grantee.Email?.Value ?? right.Grantee.Organisation?.Value ?? "";
        var link = $"/readers/{Uri.EscapeDataString(whom)}?organisation={owner.Id}";
        (string, string?)[] fields = [("person", partner?.Name ?? whom), ("organisation", owner.Name), ("link", link)];
        // Who has left the organisation is told nothing of it any more.
        var giver = await grains.GetGrain<IUserAccount>(right.GrantedBy.Value).ReadCardAsync();
        if (giver is { Active: true, Proven: [var to, ..] } && owner.KeyManagers.Contains(to))
            return [Write(MailKinds.ReadRightEndingGiven, to, Letters.Language(giver.Language), right, now, fields)];
        return owner.KeyManagers.Select(manager => Write(MailKinds.ReadRightEndingGiven, manager, owner.Language, right, now, fields));
    }

    private static OutgoingMail Write(
        string kind, EmailAddress to, string language, EndingRight right, DateTimeOffset now, params ReadOnlySpan<(string Name, string? Value)> more)
    {
        var until = right.Until.ToString("O", CultureInfo.InvariantCulture);
        var fields = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty
            .Add("count", right.Devices.ToString(CultureInfo.InvariantCulture)).Add("until", until);
        foreach (var (name, value) in more) fields = fields.SetItem(name, value ?? "");
        var id = DerivedId.Of($"{kind}/{until}/{right.GrantedFor}", right.Grantee.Value, to.Value);
        return new OutgoingMail(id, to, kind, language, right.GrantedFor, fields, null, now);
    }
}
