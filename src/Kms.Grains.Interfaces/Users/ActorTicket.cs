using System.Collections.Immutable;

namespace Kms.Users;

/// <summary>
/// Who acts: issued and signed by the user's grain for a live session, valid for 60 seconds, checked by every grain.
/// A web node cannot make one up.
/// </summary>
/// <param name="User">The account.</param>
/// <param name="Name">Name or address, for display.</param>
/// <param name="Session">The session or API token.</param>
/// <param name="IsOperator">Runs the service.</param>
/// <param name="Proven">Addresses the person has proven; rights given to them are the person's.</param>
/// <param name="Memberships">Organisations and roles.</param>
/// <param name="Scopes">Scopes of an API token; empty for a session, which may do all that the person may.</param>
/// <param name="MustChangePassword">Only the password may be changed with this ticket.</param>
/// <param name="Epoch">Grows whenever rights of the account shrink; a key read with an older one is refused.</param>
/// <param name="Address">The network address the request came from.</param>
/// <param name="Expires">UTC.</param>
/// <param name="Mac">HMAC-SHA-256 over all the rest.</param>
[GenerateSerializer, Immutable, Alias("kms.ActorTicket")]
public sealed record ActorTicket(
    UserId User, string Name, SessionId Session, bool IsOperator, ImmutableArray<EmailAddress> Proven,
    ImmutableArray<Membership> Memberships, ImmutableArray<string> Scopes, bool MustChangePassword, long Epoch, string? Address,
    DateTimeOffset Expires, ImmutableArray<byte> Mac);
