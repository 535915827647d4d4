namespace Kms.Silo.Keys;

/// <summary>Where the root key is kept.</summary>
internal interface IRootKeyProvider
{
    /// <summary>Where it is and which setting says so, for messages.</summary>
    string Place { get; }

    /// <summary>The root key; null when there is none. Throws <see cref="Hosting.StartException"/> when there is one that cannot be read.</summary>
    ValueTask<IRootKey?> FindAsync(CancellationToken cancellation = default);

    /// <summary>Makes a root key; fails rather than replace one.</summary>
    ValueTask<IRootKey> CreateAsync(CancellationToken cancellation = default);
}
