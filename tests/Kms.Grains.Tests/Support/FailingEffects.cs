using Kms.Storage;

namespace Kms.Tests.Support;

/// <summary>Fails when told to: after the document was written, before its effects are. What a crash or a full disk looks like.</summary>
internal sealed class FailingEffects(IEffectStore inner) : IEffectStore
{
    private int _failures;

    public void FailNext(int times = 1) => _failures = times;

    public Task CommitAsync(Effects effects, CancellationToken cancellation = default) =>
        !effects.IsEmpty && Interlocked.Decrement(ref _failures) >= 0
            ? throw new StorageUnavailableException("The test says no.")
            : inner.CommitAsync(effects, cancellation);
}
