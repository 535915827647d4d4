using Kms.Silo.Storage;

namespace Kms.Silo.Hosting;

/// <summary>
/// Whether the database answers and takes writes: a full disk reads well, and grains answer from memory when the server is gone.
/// A write that succeeded is trusted for a second, so that many probes do not become a load.
/// </summary>
internal sealed class StorageHealth(IDatabase database, TimeProvider clock)
{
    private const string Read = "select version from document where name = 'health' and grain = 'probe'";

    private const string Write = """
        insert into document (name, grain, version, body) values ('health', 'probe', 1, '{}')
        on conflict (name, grain) do update set version = document.version + 1
        """;

    private static readonly TimeSpan s_trust = TimeSpan.FromSeconds(1);

    private DateTimeOffset? _written;

    /// <summary>Throws when the database does not serve.</summary>
    public async Task CheckAsync(CancellationToken cancellation = default)
    {
        await database.QueryAsync(Read, [], row => row.GetInt64(0), cancellation);
        var now = clock.GetUtcNow();
        if (_written is { } last && now - last < s_trust) return;
        _written = null;
        await database.ExecuteAsync(Write, [], cancellation);
        _written = now;
    }
}
