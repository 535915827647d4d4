using System.Collections.Immutable;
using System.Globalization;
using Kms.Keys;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Mail;

/// <summary>Writes mails for the outbox; links are sealed until they leave.</summary>
internal sealed class Letters(IKeyVault vault, TimeProvider clock)
{
    public static IReadOnlyList<string> Languages { get; } = ["en", "da", "fr", "de"];

    /// <param name="id">Derived for steps that may be repeated: the same id leaves one mail.</param>
    /// <param name="to">One recipient.</param>
    /// <param name="kind">A <see cref="MailKinds"/> value.</param>
    /// <param name="language">The recipient's; English when unknown.</param>
    /// <param name="organisation">On whose behalf.</param>
    /// <param name="path">Path and query of the link.</param>
    /// <param name="fields">Fields of the template; null ones are left out.</param>
    public OutgoingMail Write(
        string id, EmailAddress to, string kind, string? language, OrganisationId? organisation = null, string? path = null,
        params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var named = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
            if (value is not null) named[name] = value;
        var link = path is null ? (ImmutableArray<byte>?)null : vault.SealLink(id, path);
        return new(id, to, kind, Language(language), organisation, named.ToImmutable(), link, clock.GetUtcNow());
    }

    /// <summary>Fields come in machine form; the renderer words them in the mail's language.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static string Language(string? wanted) => Languages.Contains(wanted) ? wanted! : "en"; // contained, so not null
}
