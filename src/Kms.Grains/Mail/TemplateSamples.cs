using System.Collections.Immutable;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Mail;

/// <summary>A mail with something in each of its fields, for previews and test mails. It has no link of its own.</summary>
internal static class TemplateSamples
{
    private static readonly TimeSpan s_ahead = TimeSpan.FromDays(7);

    public static OutgoingMail Mail(
        string id, EmailAddress to, string kind, string language, OrganisationId? organisation, string? organisationName,
        IEnumerable<string> fields, DateTimeOffset now)
    {
        var values = fields.ToImmutableSortedDictionary(name => name, name => Value(name, organisationName, now), StringComparer.Ordinal);
        return new(id, to, kind, language, organisation, values, null, now);
    }

    // In machine form, as whoever writes mails gives them.
    private static string Value(string field, string? organisation, DateTimeOffset now) => field switch
    {
        "organisation" or "from" => organisation ?? "Nordvand",
        "to" => "Harbour Water",
        "name" => "Anna Jensen",
        "inviter" or "giver" or "sender" => "Bo Nielsen",
        "person" => "anna@example.com",
        "customerNumber" => "4711",
        "count" => "12",
        "device" => "KAM-12345678",
        "purpose" => "Havnegade 4",
        "role" => nameof(Roles.KeyManager),
        "decision" => "accepted",
        "file" => "keys-2026-11-22.csv",
        "format" => "Csv",
        "expires" or "until" => Letters.Time(now + s_ahead),
        "at" => Letters.Time(now),
        _ => "…",
    };
}
