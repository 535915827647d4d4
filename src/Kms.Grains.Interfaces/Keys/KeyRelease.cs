using System.Collections.Immutable;

namespace Kms.Keys;

/// <summary>The answer to a key read.</summary>
/// <param name="Keys">The keys that may leave: active and deactivated ones.</param>
[GenerateSerializer, Immutable, Alias("kms.KeyRelease")]
public sealed record KeyRelease(ImmutableArray<ReleasedKey> Keys) : IDisposable
{
    /// <summary>Wipes the values.</summary>
    public void Dispose()
    {
        foreach (var key in Keys) key.Value.Dispose();
    }
}
