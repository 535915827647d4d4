using System.Collections.Frozen;
using System.Globalization;
using Kms.Mail;
using Kms.Users;

namespace Kms.Silo.Mail;

/// <summary>
/// The fields that templates may use, by kind, and how their values read in the mail's language. Values come in machine form
/// (ISO times, role names, counts), so that whoever writes the mail needs no language.
/// </summary>
internal static class MailFields
{
    private const string Single = "single";

    /// <summary>Every template may use these: product name; "1 device" or "12 devices" made from count; whether count is 1.</summary>
    public static IReadOnlyList<string> Common { get; } = ["product", "devices", Single];

    private static readonly FrozenDictionary<string, string[]> s_byKind = new Dictionary<string, string[]>
    {
        [MailKinds.Activation] = [],
        [MailKinds.AlreadyRegistered] = [],
        [MailKinds.Invitation] = ["name", "organisation", "inviter", "message", "expires"],
        [MailKinds.ReadRightGranted] = ["giver", "organisation", "count", "device", "purpose", "until"],
        [MailKinds.ReadRightEnded] = ["organisation", "count"],
        [MailKinds.ReadRightEnding] = ["organisation", "count", "until"],
        [MailKinds.ReadRightEndingGiven] = ["person", "organisation", "count", "until"],
        [MailKinds.AccessRequested] = ["organisation", "customerNumber"],
        [MailKinds.AccessRequestWaiting] = ["organisation", "person"],
        [MailKinds.AccessApproved] = ["organisation", "role"],
        [MailKinds.AccessDeclined] = ["reason"],
        [MailKinds.ApprovalNeeded] = ["organisation", "person"],
        [MailKinds.ClaimRequestApproved] = ["device", "organisation"],
        [MailKinds.ClaimRequestDeclined] = ["device", "organisation", "reason"],
        [MailKinds.ClaimRequestEnded] = ["device", "organisation"],
        [MailKinds.TransferOffered] = ["from", "to", "count", "until"],
        [MailKinds.TransferDecided] = ["to", "decision", "count", "reason"],
        [MailKinds.PasswordReset] = ["expires"],
        [MailKinds.PasswordChanged] = ["at"],
        [MailKinds.ExportReady] = ["count", "format"],
        [MailKinds.ExportCollectedAgain] = ["person", "file", "at"],
        [MailKinds.ClaimFlood] = ["device", "count"],
        [MailKinds.CertificateOrdered] = ["name", "organisation", "expires"],
        [MailKinds.CertificateIssued] = ["name", "organisation", "until"],
        [MailKinds.CertificateEnding] = ["name", "organisation", "until"],
        [MailKinds.CertificateRevoked] = ["name", "organisation", "until"],
        [MailKinds.Test] = ["sender"],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, IReadOnlyList<string>> s_all =
        s_byKind.ToFrozenDictionary(kind => kind.Key, IReadOnlyList<string> (kind) => [.. kind.Value, .. Common]);

    // As their makers write them.
    private static readonly FrozenDictionary<string, string> s_formats = new Dictionary<string, string>
    {
        ["Csv"] = "CSV", ["Json"] = "JSON", ["KemLegacy"] = "KEM", ["TtsCsv"] = "The Things Stack (CSV)", ["Chirpstack"] = "ChirpStack",
        ["Wmbusmeters"] = "wmbusmeters", ["Pskc"] = "PSKC", ["TtsJson"] = "The Things Stack (JSON)",
    }.ToFrozenDictionary();

    public static IReadOnlyList<string> Of(string kind) => s_byKind[kind];

    /// <summary>The kind's own fields and those of every kind.</summary>
    public static IReadOnlyList<string> All(string kind) => s_all[kind];

    /// <summary>It has no text of its own and is only asked for.</summary>
    public static bool IsCondition(string name) => name == Single;

    /// <summary>All fields of the kind, absent ones as null.</summary>
    public static Dictionary<string, string?> Values(OutgoingMail mail, MailPhrases phrases, string product)
    {
        var values = Of(mail.Kind).ToDictionary(name => name, name => Read(name, mail.Fields.GetValueOrDefault(name), phrases));
        var count = int.TryParse(mail.Fields.GetValueOrDefault("count"), CultureInfo.InvariantCulture, out var number) ? number : 1;
        values["product"] = product;
        values["devices"] = phrases.Devices(count);
        values[Single] = count == 1 ? "1" : null;
        return values;
    }

    private static string? Read(string name, string? value, MailPhrases phrases) => (name, value) switch
    {
        (_, null or "") => null,
        ("until" or "expires" or "at", _) when TryReadTime(value, out var time) => phrases.Time(time),
        ("role", _) when Enum.TryParse<Roles>(value, out var roles) => phrases.Role(roles),
        ("decision", _) => phrases.Decision(value),
        ("format", _) => s_formats.GetValueOrDefault(value, value),
        ("count", _) when int.TryParse(value, CultureInfo.InvariantCulture, out var count) => phrases.Number(count),
        _ => MailText.OneLine(value),
    };

    private static bool TryReadTime(string value, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(value.Replace(" UTC", "Z", StringComparison.Ordinal), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
