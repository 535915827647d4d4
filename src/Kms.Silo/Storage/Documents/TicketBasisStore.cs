using Kms.Users;

namespace Kms.Silo.Storage.Documents;

/// <summary>One statement, so that epoch and versions are of one moment.</summary>
internal sealed class TicketBasisStore(IDatabase database) : ITicketBasisStore
{
    private const string ReadAll = """
        select null as grain, epoch from actor_epoch where user_id = $1
        union all select grain, version from document where name in ('user', 'organisation') and grain = any($2)
        """;

    public async Task<TicketBasis> ReadAsync(UserId user, IReadOnlyCollection<string> grains, CancellationToken cancellation = default)
    {
        var rows = await database.QueryAsync(ReadAll, [user.Value, grains.ToArray()], row => (Grain: row.Text(0), Number: row.GetInt64(1)), cancellation);
        return new(
            rows.Where(row => row.Grain is null).Select(row => row.Number).FirstOrDefault(),
            rows.Where(row => row.Grain is not null).ToDictionary(row => row.Grain!, row => row.Number, StringComparer.Ordinal)); // not null
    }
}
