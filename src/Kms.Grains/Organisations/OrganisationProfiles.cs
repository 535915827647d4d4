using System.Collections.Immutable;
using System.Globalization;
using Kms.Audit;
using Kms.Users;

namespace Kms.Organisations;

/// <summary>What an organisation may be made of, and what only the operator sets.</summary>
internal static class OrganisationProfiles
{
    private const int LongestContact = 2000;
    private const int MostDays = 3650;

    /// <summary>The draft as it is kept; refuses <see cref="Refusal.Invalid"/> field by field.</summary>
    public static OrganisationDraft Checked(this OrganisationDraft draft)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var name = Text.Name(draft.Name);
        if (name is null || draft.Name.Length > 200) problems.Add(new("name", "name-length", "Give a name of 1 to 200 characters.", "200"));
        if (!Enum.IsDefined(draft.Kind)) problems.Add(new("kind", "kind-unknown", "Kinds are manufacturer, reseller, utility and service-provider."));
        var country = draft.Country?.Trim().ToUpperInvariant();
        if (country is { Length: > 0 } && (country.Length != 2 || !country.All(char.IsAsciiLetterUpper)))
            problems.Add(new("country", "country-unknown", "A country is two letters, such as DK."));
        if (draft.Locale is { Length: > 0 } && Text.Language(draft.Locale) is null)
            problems.Add(new("locale", "locale-unknown", "Locales are en, da, fr and de."));
        var codes = draft.MakerCodes.IsDefault ? [] : draft.MakerCodes.Select(c => c.Trim().ToUpperInvariant()).Distinct().ToImmutableArray();
        if (codes.Any(c => !IsMakerCode(c)))
            problems.Add(new("makerCodes", "maker-code", "A maker code is a FLAG code of three letters or 6 to 16 hex digits of a DevEUI."));
        if (!codes.IsEmpty && draft.Kind != OrganisationKind.Manufacturer)
            problems.Add(new("makerCodes", "maker-code", "Only a manufacturer has maker codes."));
        if (draft.RightsEndAfterDays is < 0 or > MostDays)
            problems.Add(new("rightsEndAfterDays", "days-range", "Rights end after 1 to 3650 days; 0 for no end.", "3650"));
        if (problems.Count > 0) throw new RefusedException(Refusal.Invalid, "The organisation cannot be saved like this.", problems.ToImmutable());
        return draft with
        {
            Name = name!, // a missing one is a problem above
            CustomerNumber = Text.Short(draft.CustomerNumber),
            Country = string.IsNullOrEmpty(country) ? null : country,
            Locale = Text.Language(draft.Locale),
            Contact = Text.Clean(draft.Contact, LongestContact),
            MakerCodes = codes,
            RightsEndAfterDays = draft.RightsEndAfterDays is 0 ? null : draft.RightsEndAfterDays,
        };
    }

    /// <summary>What an administrator may make: nothing that gives access to keys or deliveries of others.</summary>
    public static OrganisationDraft AsFounder(this OrganisationDraft draft) =>
        draft.Kind == OrganisationKind.Manufacturer
            ? throw new RefusedException(Refusal.Forbidden, "Only the operator adds manufacturers.")
            : draft with { CustomerNumber = null, MakerCodes = [], MayAddOrganisations = false };

    /// <summary>An administrator's change of the own profile leaves alone what only the operator sets.</summary>
    public static OrganisationDraft AsOwn(this OrganisationDraft draft, OrganisationDraft present) => draft with
    {
        Kind = present.Kind,
        CustomerNumber = present.CustomerNumber,
        MakerCodes = present.MakerCodes,
        MayAddOrganisations = present.MayAddOrganisations,
    };

    /// <summary>A personal organisation stays one, and no other becomes one.</summary>
    public static OrganisationDraft KeepingPersonal(this OrganisationDraft draft, OrganisationDraft present) =>
        draft.Kind == OrganisationKind.Personal || present.Kind == OrganisationKind.Personal ? draft with { Kind = present.Kind } : draft;

    /// <summary>Changes the profile. Refuses <see cref="Refusal.Conflict"/> when the version is not the present one.</summary>
    public static OrganisationChange SetProfile(this OrganisationState organisation, OrganisationDraft profile, string? version, Moment moment)
    {
        if (version is not null && version != organisation.VersionText())
            throw new RefusedException(Refusal.Conflict, "Somebody else changed the organisation in between. Read it again.");
        return new(
            organisation with { Profile = profile, ProfileVersion = organisation.ProfileVersion + 1 },
            [moment.Fact("organisation.changed", organisation.Id, organisation.Id.Value, [.. Switched(organisation.Profile, profile)])]);
    }

    // What opens a door is named.
    private static IEnumerable<(string, string)> Switched(OrganisationDraft before, OrganisationDraft after)
    {
        if (before.SignInByCertificate != after.SignInByCertificate) yield return ("certificateSignIn", after.SignInByCertificate ? "yes" : "no");
    }

    public static string VersionText(this OrganisationState organisation) => organisation.ProfileVersion.ToString(CultureInfo.InvariantCulture);

    /// <summary>True when members lose a right by the change.</summary>
    public static bool TakesRights(this OrganisationDraft before, OrganisationDraft after) =>
        (before.ReadersMayDownload && !after.ReadersMayDownload) || before.MakerCodes.Except(after.MakerCodes).Any();

    /// <summary>The profile with the rights that members have both before and after.</summary>
    public static OrganisationDraft NarrowedTo(this OrganisationDraft before, OrganisationDraft after) => before with
    {
        ReadersMayDownload = before.ReadersMayDownload && after.ReadersMayDownload,
        MakerCodes = [.. before.MakerCodes.Intersect(after.MakerCodes)],
    };

    private static bool IsMakerCode(string code) =>
        (code.Length == 3 && code.All(char.IsAsciiLetterUpper)) || (code.Length is >= 6 and <= 16 && code.All(char.IsAsciiHexDigitUpper));

    public static Membership Describe(this OrganisationState organisation, Roles roles) => new(
        organisation.Id, organisation.Profile.Name, organisation.Profile.Kind, roles, organisation.Profile.MakerCodes,
        organisation.Profile.ReadersMayDownload, organisation.Profile.MayAddOrganisations);
}
