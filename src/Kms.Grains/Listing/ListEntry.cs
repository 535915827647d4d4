using Kms.Organisations;
using Kms.Users;

namespace Kms.Listing;

/// <summary>
/// What lists show of a directory document (organisation, member, invitation, batch, job, ...). Written with the change; the document
/// itself stays the truth. The same kind and id replaces the entry before it unless that has a higher <see cref="Version"/>.
/// </summary>
/// <param name="Kind">A <see cref="ListKinds"/> value.</param>
/// <param name="Id">Unique within the kind; <c>{organisation}/{user}</c> for members.</param>
/// <param name="Organisation">Whose it is, for filtering.</param>
/// <param name="User">Whose it is, for filtering.</param>
/// <param name="State">Its state, lower case.</param>
/// <param name="Name">Searched by prefix, and sort key by name.</param>
/// <param name="At">Sort key by time.</param>
/// <param name="Version">Grows with every change of the document.</param>
/// <param name="Body">JSON of what the row shows; no secrets. Null removes the entry.</param>
internal sealed record ListEntry(
    string Kind, string Id, OrganisationId? Organisation, UserId? User, string? State, string? Name, DateTimeOffset At, long Version, string? Body);
