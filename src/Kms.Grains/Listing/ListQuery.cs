using System.Collections.Immutable;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Listing;

/// <summary>Asks for list entries. Organisations and users widen each other (either matches); default arrays do not narrow.</summary>
/// <param name="Kind">A <see cref="ListKinds"/> value.</param>
/// <param name="Organisations">Entries of any of these organisations; default for all.</param>
/// <param name="User">Or entries of this user; null for no such part.</param>
/// <param name="State">Exact state.</param>
/// <param name="Search">Name beginning with this, or any word of it, without case.</param>
/// <param name="ByName">Sorted by name; else newest first.</param>
/// <param name="Page">Which page.</param>
internal sealed record ListQuery(
    string Kind, ImmutableArray<OrganisationId> Organisations, UserId? User, string? State, string? Search, bool ByName, PageRequest Page);
