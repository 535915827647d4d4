using Kms.Silo.Storage.Writing;
using Kms.Storage;

namespace Kms.Silo.Storage.Devices;

internal sealed class EffectStore(GroupCommitWriter writer, IDatabase database) : IEffectStore
{
    private const string ReadOne = "select version from document_mark where grain = $1";
    private const string ReadAfter = "select grain, version from document_mark where grain > $1 order by grain limit $2";

    public async Task CommitAsync(Effects effects, DocumentMark? settled = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!effects.IsEmpty || settled is not null) await writer.WriteAsync(new EffectUnit(effects, settled));
    }

    public async Task<bool> IsMarkedAsync(string grain, CancellationToken cancellation = default) =>
        (await database.QueryAsync(ReadOne, [grain], row => row.GetInt64(0), cancellation)).Count > 0;

    public async Task<IReadOnlyList<DocumentMark>> FindMarksAsync(string after, int limit, CancellationToken cancellation = default) =>
        await database.QueryAsync(ReadAfter, [after, limit], row => new DocumentMark(row.GetString(0), row.GetInt64(1)), cancellation);
}
