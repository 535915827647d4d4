using Kms.Organisations;

namespace Kms.Grants;

/// <summary>Queries over read rights, by whoever holds them. Only rights that have not ended.</summary>
internal interface IRightStore
{
    /// <summary>Holders of rights that an organisation gave, by their text form; names are the text form still.</summary>
    Task<Page<ReaderRow>> FindReadersAsync(
        OrganisationId givenFor, string? address, PageRequest page, DateTimeOffset now, CancellationToken cancellation = default);

    Task<ReaderRow?> FindReaderAsync(OrganisationId givenFor, Grantee grantee, DateTimeOffset now, CancellationToken cancellation = default);

    Task<Page<GivenRight>> FindGivenAsync(
        OrganisationId givenFor, Grantee grantee, PageRequest page, DateTimeOffset now, CancellationToken cancellation = default);

    /// <summary>
    /// Rights that end after <paramref name="from"/> and not after <paramref name="to"/> and were given for longer than that time, gathered by
    /// end, holder and giver, in that order after <paramref name="after"/>.
    /// </summary>
    Task<IReadOnlyList<EndingRight>> FindEndingAsync(
        DateTimeOffset from, DateTimeOffset to, EndingRight? after, int limit, CancellationToken cancellation = default);
}
