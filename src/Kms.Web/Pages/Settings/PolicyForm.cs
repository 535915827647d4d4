using System.Globalization;
using Kms.Organisations;
using Kms.Web.Components;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Settings;

/// <summary>An organisation's policy while it is being edited.</summary>
public sealed class PolicyForm
{
    private const int MostDays = 3650;

    public string? Locale { get; set; }

    /// <summary>As typed; empty for no end.</summary>
    public string? Days { get; set; }

    public bool ReadersMayDownload { get; set; }

    public bool SignInByCertificate { get; set; }

    public string? DaysFault { get; private set; }

    private int? DaysValue => int.TryParse(Days?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;

    internal static PolicyForm Of(OrganisationDraft profile) => new()
    {
        Locale = profile.Locale ?? PageSetup.Languages[0], Days = profile.RightsEndAfterDays?.ToString(CultureInfo.InvariantCulture),
        ReadersMayDownload = profile.ReadersMayDownload, SignInByCertificate = profile.SignInByCertificate,
    };

    internal bool Check(IStringLocalizer<Texts> texts)
    {
        DaysFault = string.IsNullOrWhiteSpace(Days) || DaysValue is >= 1 and <= MostDays ? null : texts["Problem.days-range", MostDays].Value;
        return DaysFault is null;
    }

    /// <summary>The rest of the profile stays as it is.</summary>
    internal OrganisationDraft Over(OrganisationDraft profile) => profile with
    {
        Locale = Locale, RightsEndAfterDays = DaysValue, ReadersMayDownload = ReadersMayDownload, SignInByCertificate = SignInByCertificate,
    };
}
