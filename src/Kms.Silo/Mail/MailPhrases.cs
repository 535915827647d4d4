using System.Globalization;
using Kms.Users;

namespace Kms.Silo.Mail;

/// <summary>The words around and inside mails in one language.</summary>
internal sealed record MailPhrases(
    CultureInfo Culture, string Device, string DevicesWord, string CopyLink, string LinkLeftOut, string Questions, string Automatic,
    string AtTime, string Accepted, string Declined, string Withdrawn, IReadOnlyDictionary<Roles, string> Roles)
{
    private static readonly MailPhrases s_english = new(
        CultureInfo.GetCultureInfo("en-GB"), "device", "devices", "If the button does not work, copy this address into your browser:",
        "(link left out)", "Questions?", "This mail was sent automatically by {0}.", "HH:mm 'UTC'", "accepted", "declined", "withdrawn",
        Names("administrator", "key manager", "reader", "auditor"));

    private static readonly MailPhrases s_danish = new(
        CultureInfo.GetCultureInfo("da-DK"), "enhed", "enheder", "Virker knappen ikke, så kopiér denne adresse til din browser:",
        "(linket er udeladt)", "Spørgsmål?", "Denne e-mail er sendt automatisk af {0}.", "'kl.' HH:mm 'UTC'", "accepteret", "afvist", "trukket tilbage",
        Names("administrator", "nøgleansvarlig", "læser", "revisor"));

    private static readonly MailPhrases s_french = new(
        CultureInfo.GetCultureInfo("fr-FR"), "appareil", "appareils",
        "Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :", "(lien omis)", "Des questions ?",
        "Cet e-mail a été envoyé automatiquement par {0}.", "'à' HH:mm 'UTC'", "accepté", "refusé", "retiré",
        Names("administrateur", "gestionnaire de clés", "lecteur", "auditeur"));

    private static readonly MailPhrases s_german = new(
        CultureInfo.GetCultureInfo("de-DE"), "Gerät", "Geräte",
        "Wenn die Schaltfläche nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:", "(Link ausgelassen)", "Fragen?",
        "Diese E-Mail wurde automatisch von {0} gesendet.", "'um' HH:mm 'UTC'", "angenommen", "abgelehnt", "zurückgezogen",
        Names("Administrator", "Schlüsselverwalter", "Leser", "Revisor"));

    public static IReadOnlyList<string> Languages { get; } = ["en", "da", "fr", "de"];

    /// <summary>English for a language that there is none of.</summary>
    public static MailPhrases In(string language) => language switch
    {
        "da" => s_danish,
        "fr" => s_french,
        "de" => s_german,
        _ => s_english,
    };

    public string Number(int count) => count.ToString("N0", Culture);

    public string Devices(int count) => $"{Number(count)} {(count == 1 ? Device : DevicesWord)}";

    public string Time(DateTimeOffset time) => time.ToUniversalTime().ToString($"{LongDate} {AtTime}", Culture);

    public string Role(Roles roles) =>
        string.Join(", ", Roles.Where(name => roles.HasFlag(name.Key)).Select(name => name.Value));

    public string Decision(string decision) => decision.ToLowerInvariant() switch
    {
        "accepted" or "approved" => Accepted,
        "withdrawn" => Withdrawn,
        _ => Declined,
    };

    private string LongDate => Culture.TwoLetterISOLanguageName is "da" or "de" ? "d. MMMM yyyy" : "d MMMM yyyy";

    private static SortedDictionary<Roles, string> Names(string administrator, string keyManager, string reader, string auditor) => new()
    {
        [Kms.Users.Roles.Administrator] = administrator,
        [Kms.Users.Roles.KeyManager] = keyManager,
        [Kms.Users.Roles.Reader] = reader,
        [Kms.Users.Roles.Auditor] = auditor,
    };
}
