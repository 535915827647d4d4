using System.Collections.Immutable;
using Kms.AccessRequests;
using Kms.Organisations;
using Orleans.Concurrency;

namespace Kms.Users;

/// <summary>An account as other grains and the host see it; the grain key is the <see cref="UserId"/>. Never for the web tier.</summary>
[Alias("kms.IUserAccount")]
internal interface IUserAccount : IGrainWithStringKey
{
    /// <summary>Null when there is no such account.</summary>
    [AlwaysInterleave]
    [Alias("ReadCard")] Task<AccountCard?> ReadCardAsync();

    /// <summary>Makes the account; the address must be reserved for it. Repeating changes nothing.</summary>
    [Alias("Create")] Task CreateAsync(NewAccount account);

    /// <summary>Opens a session; null when the password is wrong, or the account cannot sign in.</summary>
    [Alias("SignIn")] Task<SignedIn?> SignInAsync(SignInOrder order);

    /// <summary>Opens a session for whoever holds this certificate of the account; null when the account cannot sign in.</summary>
    [Alias("SignInByCertificate")] Task<SignedIn?> SignInByCertificateAsync(string serial, string? address, string? device);

    /// <summary>Ends the sessions that a certificate opened.</summary>
    [Alias("EndSessionsOf")] Task EndSessionsOfAsync(string serial, UserId? by);

    /// <summary>
    /// Sets a password by a reset link that was issued at <see cref="AccountCard.PasswordChanges"/>; refuses
    /// <see cref="Refusal.LinkUsedOrExpired"/> once that count is another one.
    /// </summary>
    [Alias("ResetByLink")] Task ResetByLinkAsync(int passwordChanges, string password);

    /// <summary>Sets the roles in an organisation; none ends the membership. Repeating changes nothing.</summary>
    [Alias("SetRoles")] Task SetRolesAsync(OrganisationId organisation, Roles roles, UserId? by);

    /// <summary>The roles in an organisation.</summary>
    [AlwaysInterleave]
    [Alias("ReadRoles")] Task<Roles> ReadRolesAsync(OrganisationId organisation);

    /// <summary>The person opened a link that was delivered to the account's own address.</summary>
    [Alias("Prove")] Task ProveAsync(EmailAddress email);

    /// <summary>
    /// Notes the person's access request, if there is none noted or the noted one is <paramref name="over"/>; returns another one that is.
    /// </summary>
    [Alias("NoteRequest")] Task<AccessRequestId?> NoteRequestAsync(AccessRequestId request, AccessRequestId? over);

    /// <summary>For the command line of the machine: a one-time password; also reactivates the account.</summary>
    [Alias("ResetByHost")] Task<string> ResetByHostAsync();

    /// <summary>For the command line of the machine: an API token.</summary>
    [Alias("CreateTokenByHost")] Task<NewToken> CreateTokenByHostAsync(string name, ImmutableArray<string> scopes, DateTimeOffset? expires);
}
