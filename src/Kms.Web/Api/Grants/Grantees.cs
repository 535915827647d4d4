using Kms.Grants;
using Kms.Users;

namespace Kms.Web.Api;

internal static class Grantees
{
    public static Grantee Parse(string? email, string? organisation) => (email, organisation) switch
    {
        ({ Length: > 0 }, null or "") => Grantee.Of(Address(email, "email")),
        (null or "", { Length: > 0 }) => Grantee.Of(Ids.Partner(organisation)),
        _ => throw Refused.Invalid("email", "one-of", "Give email or organisationId, one of them."),
    };

    public static EmailAddress Address(string? text, string field) => EmailAddress.TryParse(text, out var email)
        ? email
        : throw Refused.Invalid(field, "malformed", "This is not an e-mail address such as anna@example.com.");
}
