using Kms.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Tests.Support;

/// <summary>Counts, and fails when told to: after the document was written, before its effects are. What a crash or a full disk looks like.</summary>
internal sealed class FailingEffects(IEffectStore inner) : IEffectStore
{
    private int _failures;
    private int _commits;

    public static void Register(IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IEffectStore));
        services.AddSingleton(provider => new FailingEffects((IEffectStore)(inner.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)))); // registered by factory or type
        services.AddSingleton<IEffectStore>(provider => provider.GetRequiredService<FailingEffects>());
    }

    public int Commits => _commits;

    public void FailNext(int times = 1) => _failures = times;

    public Task CommitAsync(Effects effects, DocumentMark? settled = null, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref _commits);
        return !effects.IsEmpty && Interlocked.Decrement(ref _failures) >= 0
            ? throw new StorageUnavailableException("The test says no.")
            : inner.CommitAsync(effects, settled, cancellation);
    }

    public Task<bool> IsMarkedAsync(string grain, CancellationToken cancellation = default) => inner.IsMarkedAsync(grain, cancellation);

    public Task<IReadOnlyList<DocumentMark>> FindMarksAsync(string after, int limit, CancellationToken cancellation = default) =>
        inner.FindMarksAsync(after, limit, cancellation);
}
