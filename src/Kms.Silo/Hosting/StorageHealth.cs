using Kms.Silo.Storage;
using Kms.Storage;

namespace Kms.Silo.Hosting;

/// <summary>
/// Whether the database answers and takes writes: a full disk reads well, and grains answer from memory when the server is gone.
/// A write that succeeded is trusted for a second, so that many probes do not become a load.
/// </summary>
internal sealed class StorageHealth(IDatabase database, TimeProvider clock) : IStorageHealth
{
    private const string Read = "select version from document where name = 'health' and grain = 'probe'";

    private const string Write = """
        insert into document (name, grain, version, body) values ('health', 'probe', 1, '{}')
        on conflict (name, grain) do update set version = document.version + 1
        """;

    private static readonly TimeSpan s_trust = TimeSpan.FromSeconds(1);

    // Who watches over the service waits no longer; checks of a storage that hangs must not pile up.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    // Many ask at once: silo, pages and grains share one.
    private long _trusted = long.MinValue;

    public async Task CheckAsync()
    {
        using var patience = new CancellationTokenSource(s_patience, clock);
        try
        {
            await AskAsync(patience.Token).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException slow)
        {
            throw new StorageUnavailableException("The storage does not answer.", slow);
        }
    }

    private async Task AskAsync(CancellationToken cancellation)
    {
        await database.QueryAsync(Read, [], row => row.GetInt64(0), cancellation);
        var now = clock.GetUtcNow();
        if (now.UtcTicks < Interlocked.Read(ref _trusted)) return;
        Interlocked.Exchange(ref _trusted, long.MinValue);
        await database.ExecuteAsync(Write, [], cancellation);
        Interlocked.Exchange(ref _trusted, (now + s_trust).UtcTicks);
    }
}
