using Kms.Silo.Storage.Writing;
using Kms.Storage;

namespace Kms.Silo.Storage.Devices;

internal sealed class EffectStore(GroupCommitWriter writer) : IEffectStore
{
    public async Task CommitAsync(Effects effects, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!effects.IsEmpty) await writer.WriteAsync(new EffectUnit(effects));
    }
}
