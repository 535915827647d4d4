using System.Text.Json;
using Kms.Grants;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components.Parts;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Grants;

/// <summary>What the grant form holds while it is being filled in.</summary>
public sealed class GrantDraft
{
    public bool ToPartner { get; set; }

    public string? Email { get; set; }

    public string? Partner { get; set; }

    public string? PartnerName { get; set; }

    public string? Purpose { get; set; }

    /// <summary>A date as its box keeps it; empty for no end.</summary>
    public string? Until { get; set; }

    /// <summary>What holds without an end; found by the form.</summary>
    public GrantPolicy Policy { get; set; } = GrantPolicy.None;

    public string? EmailFault { get; private set; }

    public string? UntilFault { get; private set; }

    public string? PartnerFault { get; private set; }

    /// <summary>What was filled in, for a page that is loaded anew.</summary>
    internal string Keep() => JsonSerializer.Serialize<string?[]>([ToPartner ? "partner" : "person", Email, Partner, PartnerName, Purpose, Until]);

    /// <summary>False when nothing was kept, or something else.</summary>
    internal bool Recall(string? kept)
    {
        if (kept is null || JsonSerializer.Deserialize<string?[]>(kept) is not [var to, var email, var partner, var name, var purpose, var until]) return false;
        (ToPartner, Email, Partner, PartnerName, Purpose, Until) = (to == "partner", email, partner, name, purpose, until);
        return true;
    }

    public string Who => ToPartner ? PartnerName ?? "" : Email?.Trim() ?? "";

    internal string? CleanPurpose => string.IsNullOrWhiteSpace(Purpose) ? null : Purpose.Trim();

    internal Grantee? Grantee => ToPartner
        ? string.IsNullOrEmpty(Partner) ? null : Kms.Grants.Grantee.Of(new OrganisationId(Partner))
        : EmailAddress.TryParse(Email, out var email) ? Kms.Grants.Grantee.Of(email) : null;

    internal bool CheckWho(IStringLocalizer<Texts> texts)
    {
        EmailFault = ToPartner || Grantee is not null ? null : texts["Fault.Email"].Value;
        PartnerFault = ToPartner && Grantee is null ? texts["Fault.Choose"].Value : null;
        return EmailFault is null && PartnerFault is null;
    }

    internal bool Check(IStringLocalizer<Texts> texts, TimeZoneInfo zone, DateTimeOffset now)
    {
        UntilFault = UntilUtc(zone) <= now ? texts["Problem.in-the-past"].Value : null;
        return CheckWho(texts) && UntilFault is null && !Dates.IsFaulty(Until);
    }

    /// <summary>The end of that day where the person is.</summary>
    internal DateTimeOffset? UntilUtc(TimeZoneInfo zone)
    {
        if (Dates.Find(Until) is not { } day) return null;
        var end = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
    }
}
