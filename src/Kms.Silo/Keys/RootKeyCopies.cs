using Kms.Keys;

namespace Kms.Silo.Keys;

/// <summary>Asks the ring which root key is in use, and whether a copy of that one was made.</summary>
internal sealed class RootKeyCopies(IKeyRingStore store) : IRootKeyCopies
{
    public Task<bool> IsMissingAsync(CancellationToken cancellation = default) => store.LacksCopyAsync(cancellation);
}
