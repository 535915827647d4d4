using System.Collections.Immutable;
using Kms.Audit;
using Kms.Grants;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Devices;

/// <summary>The circumstances of one act, so that rules need neither clock nor chance.</summary>
/// <param name="Actor">Who acts.</param>
/// <param name="Now">UTC.</param>
/// <param name="Step">The ids of facts and mails derive from it; a repeated step has the same one.</param>
/// <param name="Subject">How the audit trail names a grantee: a pseudonym for a person.</param>
internal sealed record Occasion(Actor Actor, DateTimeOffset Now, string Step, Func<Grantee, string> Subject)
{
    /// <summary>What the ids of mails derive from: the job, for one mail per person and job instead of one per device.</summary>
    public string MailStep { get; init; } = Step;

    private static readonly ImmutableSortedDictionary<string, string> NoDetails = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public Fact Fact(
        string kind, DeviceState device, string? subject = null, OrganisationId? organisation = null,
        params ReadOnlySpan<(string Name, string? Value)> details)
    {
        var all = NoDetails.ToBuilder();
        foreach (var (name, value) in details)
        {
            if (value is not null) all[name] = value;
        }
        var whose = organisation ?? device.Owner ?? device.AllocatedTo;
        // An operator who acts for an organisation is no member of it; the trail says so.
        if (Actor.IsOperator && whose is not null && !Actor.IsMember(whose)) all["onBehalf"] = "true";
        var id = DerivedId.Of(Step, kind, $"{device.Id.Value}/{subject}");
        return new Fact(id, kind, Now, Actor.User, whose, device.Id, subject, all.ToImmutable());
    }

    public OutgoingMail Mail(
        string kind, EmailAddress to, string language, OrganisationId? organisation, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var all = NoDetails;
        foreach (var (name, value) in fields) all = all.SetItem(name, value ?? "");
        return new OutgoingMail(DerivedId.Of(MailStep, kind, to.Value), to, kind, language, organisation, all, null, Now);
    }
}
