using System.Globalization;
using Kms.Exports;
using Kms.Users;
using Kms.Web.Components.Layout;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Devices;

/// <summary>Details of audit entries stand in the trail as programs name them; people read words.</summary>
internal static class EntryValues
{
    public static string Say(string name, string value, IStringLocalizer<Texts> texts) => name switch
    {
        "until" when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var until) => until.ToString("d", CultureInfo.CurrentCulture),
        "roles" or "before" when Enum.TryParse<Roles>(value, ignoreCase: true, out var roles) => RolesOf(roles, texts),
        "from" or "to" => texts.Say($"KeyState.{value}", value),
        "findings" => Each(value, finding => texts.Say($"Finding.{finding}", finding)),
        "keys" => Each(value, key => texts.Say($"Purpose.{key.Split('/')[0]}", key.Split('/')[0])),
        "verdicts" => Each(value, verdict => texts.Say($"Outcome.{verdict}", verdict)),
        "mail" => texts.Say($"MailKind.{value}", value),
        "protection" when Enum.TryParse<ExportProtection>(value, ignoreCase: true, out var protection) => texts[$"Protection.{protection}"],
        "fault" => texts.Say($"SigningFault.{value}", value),
        "language" => LanguageNames.Of(value),
        "fields" => Each(value, field => texts.Say($"BrandField.{field}", field)),
        "how" or "for" or "operator" or "certificateSignIn" or "reason" => texts.Say($"DetailValue.{value}", value),
        _ when long.TryParse(value, CultureInfo.InvariantCulture, out var number) => number.ToString("N0", CultureInfo.CurrentCulture),
        _ => value,
    };

    private static string RolesOf(Roles roles, IStringLocalizer<Texts> texts) => roles == Roles.None
        ? texts["DetailValue.none"]
        : string.Join(", ", Enum.GetValues<Roles>().Where(role => role != Roles.None && roles.HasFlag(role)).Select(role => texts[$"Role.{role}"].Value));

    private static string Each(string values, Func<string, string> say) =>
        string.Join(", ", values.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(say));
}
