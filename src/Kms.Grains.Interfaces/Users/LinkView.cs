namespace Kms.Users;

/// <summary>What a link in a mail is for.</summary>
/// <param name="Kind">activation, invitation or reset.</param>
/// <param name="Email">The address it was sent to.</param>
/// <param name="Name">The name given in an invitation.</param>
/// <param name="OrganisationName">Where an invitation leads.</param>
/// <param name="HasAccount">The address has an account: an invitation then asks for a sign-in instead of a password.</param>
/// <param name="Language">The language the mail was in.</param>
[GenerateSerializer, Immutable, Alias("kms.LinkView")]
public sealed record LinkView(string Kind, EmailAddress Email, string? Name, string? OrganisationName, bool HasAccount, string? Language);
